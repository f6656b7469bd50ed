import type {RendererRule, Token} from 'markdown-it'

/** What the list of notes is called, and the place that references lead to. */
const title = 'Notes'

const nameOf = (token: Token | undefined): string => String(Number(token?.meta?.id ?? 0) + 1)

/**
 * Footnotes as guides can hold them: a raised number that leads to a list of notes at the end, under a
 * heading of its own. The way back is the reader's own.
 */
export const footnoteRules: Readonly<Record<string, RendererRule>> = {
  footnote_ref: (tokens, index) =>
    `<sup><a href="#${notesAnchor}">${nameOf(tokens[index])}</a></sup>`,
  footnote_block_open: () => `<h2 id="${notesAnchor}">${title}</h2>\n<ol>\n`,
  footnote_block_close: () => '</ol>\n',
  footnote_open: () => '<li>',
  footnote_close: () => '</li>\n',
  footnote_anchor: () => '',
}

const notesAnchor = 'page-notes'
