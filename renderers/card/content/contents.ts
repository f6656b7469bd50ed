import type {Block, BlockOfType, BlockType, Figure, Guide, Step} from '../../guide/model.ts'
import {plainTextOf} from '../../guide/plainText.ts'

/** What of a guide goes on cards, in reading order. */
export interface Contents {
  readonly steps: readonly PlacedStep[]
  readonly figures: readonly Figure[]
  /** Links to other sites, each address once. */
  readonly links: readonly Place[]
}

/** Where a link leads, what it says, and where in the document it stands. */
export interface Place {
  readonly text: string
  readonly address: string
  readonly at: string
}

export interface PlacedStep {
  readonly step: Step
  /** Steps in its procedure. */
  readonly count: number
  /** What its procedure stands under, where the guide has several procedures. */
  readonly heading?: string
}

/** What a channel leaves out, as data: the reason why. */
interface LeftOut {
  readonly leftOut: string
}

type Gather<Type extends BlockType> = (block: BlockOfType<Type>) => Part

interface Part {
  /** What the blocks that follow, or those inside, stand under. */
  readonly heading?: string
  readonly steps?: readonly Step[]
  readonly figures?: readonly Figure[]
  readonly links?: readonly Place[]
  readonly inside?: readonly Block[]
}

/** What each type of block gives to cards. */
export const gathering: {readonly [Type in BlockType]: Gather<Type> | LeftOut} = {
  block: (block) => ({
    ...(block.anchor === undefined ? {} : {heading: plainTextOf(block).trim()}),
    links: block.markDefs.flatMap((mark) => {
      if (mark._type !== 'link' || mark.kind !== 'web') return []
      const text = block.children
        .flatMap((child) =>
          child._type === 'span' && child.marks.includes(mark._key) ? [child.text] : [],
        )
        .join('')
        .trim()
      return text === '' ? [] : [{text, address: mark.address, at: block.at}]
    }),
  }),
  list: ({items}) => ({inside: items.flatMap(({content}) => content)}),
  procedure: ({steps}) => ({
    steps,
    inside: steps.flatMap(({instruction, note, figure}) => [
      ...instruction,
      ...note,
      ...(figure === undefined ? [] : [figure]),
    ]),
  }),
  figure: (figure) => {
    const {alternativeText, at, link} = figure
    return {
      figures: alternativeText === '' ? [] : [figure],
      // What a picture says is too long for a label; its address stands for itself.
      links: link?.kind === 'web' ? [{text: link.address, address: link.address, at}] : [],
    }
  },
  callout: ({content}) => ({inside: content}),
  disclosure: ({title, content}) => ({heading: title, inside: content}),
  table: ({rows}) => ({inside: rows.flatMap(({cells}) => cells.flatMap(({content}) => content))}),
  divider: {leftOut: 'A line between paragraphs says nothing without them.'},
  codeSample: {leftOut: 'Lines as long as their writer made them fit no card.'},
  linkTiles: {leftOut: 'They lead on from the page, and a card leads to the page.'},
  fillIn: {leftOut: 'A card cannot be written on.'},
  embed: {leftOut: 'A card cannot play anything; the page it leads to does.'},
}

/** Gathers what of a guide goes on its cards. */
export function contentsOf(guide: Pick<Guide, 'body'>): Contents {
  const parts = partsIn(guide.body)
  const links = parts.flatMap((part) => part.links ?? [])
  const procedures = parts.filter(({steps}) => steps !== undefined)
  return {
    steps: procedures.flatMap(({steps = [], heading}) =>
      steps.map((step) => ({
        step,
        count: steps.length,
        ...(procedures.length < 2 || heading === undefined ? {} : {heading}),
      })),
    ),
    figures: parts.flatMap(({figures}) => figures ?? []),
    links: links.filter(
      ({address}, index) => links.findIndex((other) => other.address === address) === index,
    ),
  }
}

/** The parts of blocks in reading order, each with the heading that it stands under. */
function partsIn(blocks: readonly Block[], above?: string): Part[] {
  let heading = above
  return blocks.flatMap((block) => {
    const part = partOf(block)
    const under = part.heading ?? heading
    if (part.inside === undefined) heading = under
    const placed = under === undefined ? part : {...part, heading: under}
    return [placed, ...partsIn(part.inside ?? [], under)]
  })
}

function partOf<Type extends BlockType>(block: BlockOfType<Type>): Part {
  const gather: (typeof gathering)[Type] = gathering[block._type]
  return 'leftOut' in gather ? {} : gather(block)
}
