import type {FigureWidth} from '../../schemas/blocks/figure.ts'
import type {ListNumbering} from '../../schemas/blocks/itemList.ts'
import {embedProviders} from '../../schemas/rules/embedAddress.ts'
import type {Block, BlockOfType, BlockType, Figure} from '../guide/model.ts'
import {words} from '../guide/words.ts'
import {codeLines} from './codeLines.ts'
import {columnsOf} from './columns.ts'
import type {Drawing} from './drawing.ts'
import {inlineNodes} from './inline.ts'
import type {BlockNode, CellNode, InlineNode} from './node.ts'
import {placeFigure} from './placeFigure.ts'
import {textNodes} from './textNodes.ts'
import {drawTiles} from './tiles.ts'

type Drawers = {
  readonly [Type in BlockType]: (block: BlockOfType<Type>, drawing: Drawing) => readonly BlockNode[]
}

/** Typst's patterns for what a list counts in; the usual numbers need none. */
const patterns: Record<ListNumbering, string | null> = {number: null, letter: 'a)', roman: 'i)'}

/** The share of the line that a figure takes. */
const shares: Record<FigureWidth, number> = {half: 0.5, quarter: 0.25}

/** Room that boxes and lists take from the width of what stands in them. */
const indent = 8

/** How print draws each type of block. It leaves none out: disclosures stand open, blanks are drawn. */
const drawers: Drawers = {
  block(block, {references}) {
    const c = inlineNodes(block, references)
    if (block.style === 'normal') return [{t: 'paragraph', c}]
    if (block.style === 'blockquote') return [{t: 'quote', c}]
    return [{t: 'heading', level: Number(block.style.slice(1)), c}]
  },

  list({ordered, numbering, start, items}, drawing) {
    const drawn = items.map(({content}) => drawBlocks(content, narrower(drawing)))
    return [{t: 'list', ordered, pattern: patterns[numbering], start, items: drawn}]
  },

  procedure({steps}, drawing) {
    const drawn = steps.map(({number, instruction, note, figure, moreFigures = []}) => {
      const width = Math.min(drawing.stepFigure, drawing.width * 0.5)
      const height = drawing.tallestInStep
      // One figure stands beside the words, several stand below them.
      const beside = moreFigures.length === 0 ? figure : undefined
      const below =
        beside === undefined && figure !== undefined ? [figure, ...moreFigures] : moreFigures
      const box = {width: width * shareOf(beside), height}
      const picture = beside === undefined ? undefined : placeFigure(beside, box, drawing)
      return {
        number,
        instruction: drawBlocks(instruction, drawing),
        note: [
          ...drawBlocks(note, drawing),
          ...drawBlocks(below, {...drawing, width, tallest: height}),
        ],
        picture: picture ?? null,
        caption: textOf(beside?.caption),
      }
    })
    return [{t: 'steps', steps: drawn}]
  },

  figure: (figure, drawing) => drawFigure(figure, drawing),

  callout({tone, title, content}, drawing) {
    const label = words[drawing.language].tones[tone]
    const heading = title === undefined ? label : `${label}: ${title}`
    return [
      {
        t: 'callout',
        tone,
        title: textNodes(heading),
        c: drawBlocks(content, narrower(drawing)),
      },
    ]
  },

  disclosure({title, content}, drawing) {
    return [{t: 'disclosure', title: textNodes(title), c: drawBlocks(content, narrower(drawing))}]
  },

  table({caption, columns, headerRows, rows}, drawing) {
    const inCell = {...drawing, width: Math.max(10, drawing.width / columns - 3)}
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
    return [{t: 'table', caption: textOf(caption), columns: measured, headerRows, rows: drawn}]
  },

  divider: () => [{t: 'divider'}],

  codeSample: ({text}) => [{t: 'code', lines: codeLines(text)}],

  linkTiles: ({tiles}, drawing) => [{t: 'tiles', tiles: drawTiles(tiles, drawing)}],

  fillIn: ({label, size}) => [{t: 'fillIn', label: textNodes(label), size}],

  embed: ({title, provider, address}, {references}) => [
    {
      t: 'embed',
      title: textNodes(title),
      provider: embedProviders[provider].title,
      href: address,
      number: references.numberOf(address),
    },
  ],
}

/** Turns blocks into nodes for the template, in order. */
export function drawBlocks(blocks: readonly Block[], drawing: Drawing): readonly BlockNode[] {
  return blocks.flatMap((block) => [...draw(block, drawing)])
}

function draw<Type extends BlockType>(block: BlockOfType<Type>, drawing: Drawing) {
  const drawer: Drawers[Type] = drawers[block._type]
  return drawer(block, drawing)
}

function drawFigure(figure: Figure, drawing: Drawing): readonly BlockNode[] {
  const {width, tallest} = drawing
  const box = {width: width * shareOf(figure), height: tallest}
  const picture = placeFigure(figure, box, drawing)
  return picture === undefined ? [] : [{t: 'figure', picture, caption: textOf(figure.caption)}]
}

function narrower(drawing: Drawing): Drawing {
  return {...drawing, width: Math.max(20, drawing.width - indent)}
}

function shareOf(figure: Figure | undefined): number {
  return figure?.width === undefined ? 1 : shares[figure.width]
}

/** Plain text as nodes; null where there is none. */
function textOf(text: string | undefined): readonly InlineNode[] | null {
  return text === undefined ? null : textNodes(text)
}
