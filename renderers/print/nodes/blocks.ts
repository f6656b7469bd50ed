import type {FigureWidth} from '../../../schemas/blocks/figure.ts'
import type {ListNumbering} from '../../../schemas/blocks/itemList/itemList.ts'
import {embedProviders} from '../../../schemas/rules/embedAddress.ts'
import type {Block, BlockOfType, BlockType, Figure, TableRow} from '../../guide/model.ts'
import {allBlocks, linksIn} from '../../guide/walkBlocks.ts'
import {words} from '../../guide/words.ts'
import {addressOfBlank, blankName, lettersOf, roomOfBlank} from './blanks.ts'
import {codeLines} from './codeLines.ts'
import {columnsOf} from './columns.ts'
import {inlineNodes} from './inline.ts'
import type {BlockNode, CellNode, DrawnNode, InlineNode} from './node.ts'
import {placeFigure} from './placeFigure.ts'
import {fitsIn, type PrintContext} from './printContext.ts'
import {type Fits, textNodes, titleNodes} from './textNodes.ts'
import {drawTiles} from './tiles.ts'

type Drawers = {
  readonly [Type in BlockType]: (
    block: BlockOfType<Type>,
    context: PrintContext,
  ) => readonly DrawnNode[]
}

/** Typst's patterns for what a list counts in; the usual numbers need none. */
const patterns: Record<ListNumbering, string | null> = {number: null, letter: 'a)', roman: 'i)'}

/** The share of the line that a figure takes. */
const shares: Record<FigureWidth, number> = {half: 0.5, quarter: 0.25}

/** Room that boxes and lists take from the width of what stands in them. */
const indent = 8

/** Room that the numeral of a step and the gap before its figure take. */
const besideStep = {numeral: 10, gap: 5} as const

/** Monospaced text: every sign is 0.6 em wide, and it is set a little smaller. */
const monospaced = {textWidth: (text: string) => [...text].length * 0.6 * 0.9} as const

/** How much larger than the text headings are, by level. */
export const headingScales = [2.1, 1.45, 1.2, 1.05, 1, 1] as const

/** How print draws each type of block. It leaves none out: disclosures stand open, blanks are drawn. */
const drawers: Drawers = {
  block(block, context) {
    const draw = (fits: Fits, set = textNodes) =>
      inlineNodes(block, context.references, (text) => set(text, fits))
    if (block.style === 'normal') return [{t: 'paragraph', c: draw(fitsIn(context))}]
    if (block.style === 'blockquote') return [{t: 'quote', c: draw(fitsIn(narrower(context)))}]
    const level = Number(block.style.slice(1))
    return [{t: 'heading', level, c: draw(fitsIn(context, headingScales[level - 1]), titleNodes)}]
  },

  list({ordered, numbering, start, items}, context) {
    const drawn = items.map(({content}) => drawBlocks(content, narrower(context)))
    return [{t: 'list', ordered, pattern: patterns[numbering], start, items: drawn}]
  },

  procedure({steps}, context) {
    const drawn = steps.map(({at, number, instruction, note, figure, moreFigures = []}) => {
      const width = Math.min(context.stepFigure, context.width * 0.5)
      const height = context.tallestInStep
      // One figure stands beside the words, several stand below them.
      const alone = moreFigures.length === 0 ? figure : undefined
      const below =
        alone === undefined && figure !== undefined ? [figure, ...moreFigures] : moreFigures
      const box = {width: width * shareOf(alone), height}
      const picture = alone === undefined ? undefined : placeFigure(alone, box, context)
      const beside = picture === undefined ? 0 : context.stepFigure + besideStep.gap
      const words = {...context, width: context.width - besideStep.numeral - beside}
      return {
        place: {at, width: context.width},
        number,
        instruction: drawBlocks(instruction, words),
        note: [
          ...drawBlocks(note, words),
          ...drawBlocks(below, {...words, width: Math.min(width, words.width), tallest: height}),
        ],
        picture: picture ?? null,
        caption: textOf(alone?.caption, fitsIn({...context, width})),
      }
    })
    return [{t: 'steps', steps: drawn}]
  },

  figure: (figure, context) => drawFigure(figure, context),

  callout({tone, title, content}, context) {
    const label = words[context.language].tones[tone]
    const heading = title === undefined ? label : `${label}: ${title}`
    return [
      {
        t: 'callout',
        tone,
        title: textNodes(heading, fitsIn(narrower(context))),
        c: drawBlocks(content, narrower(context)),
      },
    ]
  },

  disclosure({title, content}, context) {
    const inside = narrower(context)
    return [
      {t: 'disclosure', title: textNodes(title, fitsIn(inside)), c: drawBlocks(content, inside)},
    ]
  },

  table({caption, columns, headerRows, rows}, context) {
    // The template shares the width among columns by their longest words, and breaks those where it must.
    const inCell = {
      ...context,
      width: Math.max(10, context.width / columns - 3),
      textWidth: () => 0,
    }
    const drawn = rows.map(({cells}) =>
      cells.map(({header, colSpan, rowSpan, content}): CellNode => {
        const width = inCell.width * colSpan
        return {
          header: header !== undefined,
          colSpan,
          rowSpan,
          c: drawBlocks(content, {...inCell, width}),
        }
      }),
    )
    const measured = columnsOf(
      columns,
      rows.map(({cells}) => cells),
      inCell.width,
    )
    return [
      {
        t: 'table',
        caption: textOf(caption, fitsIn(context)),
        columns: measured,
        headerRows,
        clickableHead: rows.slice(0, headerRows).some(isClickable),
        rows: drawn,
      },
    ]
  },

  divider: () => [{t: 'divider'}],

  codeSample: ({text}, context) => [
    {t: 'code', lines: codeLines(text, fitsIn({...narrower(context), ...monospaced}))},
  ],

  linkTiles: ({tiles}, context) => [{t: 'tiles', tiles: drawTiles(tiles, context)}],

  fillIn({label, size}, context) {
    const value = context.reader?.values.get(blankName(label))
    const letters = value === undefined ? null : lettersOf(value)
    return [
      {
        ...{t: 'fillIn', label: textNodes(label, fitsIn(context)), size},
        address: addressOfBlank({label, size}),
        boxes: size === 'box' ? 0 : roomOfBlank[size],
        letters,
        lines: value === undefined ? null : textNodes(value, fitsIn(narrower(context))),
      },
    ]
  },

  embed: ({title, provider, address}, context) => [
    {
      t: 'embed',
      title: textNodes(title, fitsIn(narrower(context))),
      provider: embedProviders[provider].title,
      href: address,
      number: context.references.numberOf(address),
    },
  ],
}

/** Turns blocks into nodes for the template, in order. */
export function drawBlocks(blocks: readonly Block[], context: PrintContext): readonly BlockNode[] {
  const {width} = context
  return blocks.flatMap((block) =>
    draw(block, context).map((node) => ({...node, place: {at: block.at, width}})),
  )
}

function draw<Type extends BlockType>(block: BlockOfType<Type>, context: PrintContext) {
  const drawer: Drawers[Type] = drawers[block._type]
  return drawer(block, context)
}

/** Whether a row holds a link, or a blank, which is a field of a form on a screen. */
function isClickable({cells}: TableRow): boolean {
  return cells
    .flatMap(({content}) => allBlocks(content))
    .some(
      (block) => block._type === 'fillIn' || block._type === 'embed' || linksIn(block).length > 0,
    )
}

function drawFigure(figure: Figure, context: PrintContext): readonly DrawnNode[] {
  const {width, tallest} = context
  const box = {width: width * shareOf(figure), height: tallest}
  const picture = placeFigure(figure, box, context)
  return picture === undefined
    ? []
    : [{t: 'figure', picture, caption: textOf(figure.caption, fitsIn(context))}]
}

function narrower(context: PrintContext): PrintContext {
  return {...context, width: Math.max(20, context.width - indent)}
}

function shareOf(figure: Figure | undefined): number {
  return figure?.width === undefined ? 1 : shares[figure.width]
}

/** Plain text as nodes; null where there is none. */
function textOf(text: string | undefined, fits: Fits): readonly InlineNode[] | null {
  return text === undefined ? null : textNodes(text, fits)
}
