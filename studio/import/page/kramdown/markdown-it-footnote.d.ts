declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it'

  /** A plug-in that reads footnotes, as in [^1]. */
  export default function footnotes(parser: MarkdownIt): void
}
