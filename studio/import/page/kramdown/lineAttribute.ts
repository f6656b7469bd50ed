/** The attribute that carries the line of a Markdown block, counted from 0 in the body. */
export const lineAttribute = 'data-page-line'
