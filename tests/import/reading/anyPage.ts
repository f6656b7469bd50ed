import fc from 'fast-check'

/** A piece of a page as an editor of Isomer writes it, and the words that a visitor reads in it. */
export interface Piece {
  readonly html: string
  readonly words: readonly string[]
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Words of every script, with the signs that mean something in HTML and Markdown. */
const word = fc.oneof(
  fc.constantFrom('a', 'b)', '1.', '2)', '•', '-', '—', '*x*', '<b>', '&amp;', '#', '|', '[a](b)'),
  fc.constantFrom('学校', 'பள்ளி', 'Selamat', 'page', '21', 'é', 'e\u0301', '👨‍👩‍👧', 'A&B', '"q"'),
  fc.stringMatching(/^[A-Za-z0-9.,:;()]{1,12}$/u),
)

const blank = fc.constantFrom(' ', '\n', '&nbsp;', ' \n ', '\u00a0 ')

const text: fc.Arbitrary<Piece> = fc
  .array(fc.tuple(word, blank), {minLength: 1, maxLength: 6})
  .map((parts) => ({
    html: parts.map(([part, gap]) => `${escaped(part)}${gap}`).join(''),
    words: parts.map(([part]) => part),
  }))

const around = (piece: Piece, open: string, close: string): Piece => ({
  html: `${open}${piece.html}${close}`,
  words: piece.words,
})

const join = (pieces: readonly Piece[], between = ''): Piece => ({
  html: pieces.map(({html}) => html).join(between),
  words: pieces.flatMap(({words}) => words),
})

const inline: fc.Arbitrary<Piece> = fc
  .array(
    fc.oneof(
      {weight: 4, arbitrary: text},
      fc
        .tuple(text, fc.constantFrom('strong', 'em', 'u', 's', 'code', 'sup', 'mark', 'span'))
        .map(([piece, tag]) => around(piece, ` <${tag}>`, `</${tag}> `)),
      fc
        .tuple(
          text,
          fc.constantFrom('https://x.sg/a b', 'x@y.sg', '', 'javascript:x', '/p/', 'mai;to:x@y.sg'),
        )
        .map(([piece, href]) => around(piece, ` <a href="${href}">`, '</a> ')),
      fc.constant({html: '<br>', words: []}),
    ),
    {minLength: 1, maxLength: 4},
  )
  .map((pieces) => join(pieces))

const image: fc.Arbitrary<Piece> = fc.constantFrom('', 'The gate.', 'image').map((alt) => ({
  html: `<div class="isomer-image-wrapper"><img style="width: 50%" alt="${alt}" src="/images/a b.png"></div>`,
  words: [],
}))

/** Blocks of Isomer's vocabulary, boxes inside boxes. */
const {block} = fc.letrec<{block: Piece; blocks: Piece}>((tie) => ({
  blocks: fc.array(tie('block'), {minLength: 1, maxLength: 3}).map((pieces) => join(pieces, '\n')),
  block: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    inline.map((piece) => around(piece, '<p>', '</p>')),
    fc
      .tuple(inline, fc.integer({min: 1, max: 6}))
      .map(([piece, level]) => around(piece, `<h${level}>`, `</h${level}>`)),
    inline.map((piece) => around(piece, '<p><strong>', '</strong></p>')),
    image,
    fc.constant({html: '<hr><p></p>', words: []}),
    inline.map((piece) => around(piece, '<blockquote><p>', '</p></blockquote>')),
    fc
      .tuple(
        fc.array(tie('blocks'), {minLength: 1, maxLength: 3}),
        fc.constantFrom('ul', 'ol', 'ol start="3"'),
      )
      .map(([items, tag]) =>
        around(
          join(items.map((item) => around(item, '<li>', '</li>'))),
          `<${tag}>`,
          `</${tag.slice(0, 2)}>`,
        ),
      ),
    fc
      .array(fc.array(tie('blocks'), {minLength: 1, maxLength: 3}), {minLength: 1, maxLength: 3})
      .chain((rows) =>
        fc
          .constantFrom('td', 'th')
          .map((tag) =>
            around(
              join(
                rows.map((cells) =>
                  around(
                    join(cells.map((cell) => around(cell, `<${tag}>`, `</${tag}>`))),
                    '<tr>',
                    '</tr>',
                  ),
                ),
              ),
              '<table><colgroup><col></colgroup><tbody>',
              '</tbody></table>',
            ),
          ),
      ),
    fc
      .tuple(text, tie('blocks'))
      .map(([summary, content]) =>
        join([
          around(
            summary,
            '<div class="isomer-accordion"><details class="isomer-details"><summary>',
            '</summary>',
          ),
          around(content, '<div class="isomer-details-content">', '</div></details></div>'),
        ]),
      ),
  ),
}))

/** Whole pages of Isomer, with all the words that a visitor reads on them. */
export const anyPage: fc.Arbitrary<Piece> = fc
  .array(block, {minLength: 1, maxLength: 6})
  .map((pieces) => join(pieces, '\n'))
