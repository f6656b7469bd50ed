declare module 'markdown-it-deflist' {
  import type MarkdownIt from 'markdown-it'

  /** A plug-in that reads lists of terms, each followed by lines that begin with a colon. */
  export default function definitionLists(parser: MarkdownIt): void
}
