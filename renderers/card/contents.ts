import {plainTextOf} from '../guide/blocks/textBlock.ts'
import type {Block, BlockOfType, BlockType, Figure, Guide, Step} from '../guide/model.ts'
import {blocksIn, plainTextsOf} from '../guide/walkBlocks.ts'

/** What of a guide goes on cards, in reading order. */
export interface Contents {
  readonly steps: readonly PlacedStep[]
  readonly figures: readonly Figure[]
  /** Links to other sites, each address once. */
  readonly links: readonly OutgoingLink[]
}

/** Where a link leads, what it says, and where in the document it stands. */
export interface OutgoingLink {
  readonly text: string
  readonly address: string
  readonly at: string
}

export interface PlacedStep {
  readonly step: Step
  /** Instruction and note as one text each; in the note one paragraph or item a line. */
  readonly instruction: string
  readonly note: string
  /** Steps in its procedure. */
  readonly count: number
  /** What its procedure stands under, where the guide has several procedures. */
  readonly heading?: string
}

/** What a block gives to cards, without what stands inside it; or why it and all in it is left out. */
interface Part extends Partial<Pick<Contents, 'figures' | 'links'>> {
  readonly leftOut?: string
  /** What the blocks inside, or those that follow, stand under. */
  readonly heading?: string
  readonly steps?: readonly Step[]
}

/** What each type of block gives to cards. */
const gathering: {readonly [Type in BlockType]: (block: BlockOfType<Type>) => Part} = {
  block: (block) => ({
    ...(block.anchor === undefined ? {} : {heading: plainTextOf(block).trim()}),
    links: block.markDefs.flatMap((mark) => {
      if (mark._type !== 'link' || mark.kind !== 'web') return []
      const linked = block.children.filter(
        (child) => child._type === 'span' && child.marks.includes(mark._key),
      )
      const text = plainTextOf({children: linked}).trim()
      return text === '' ? [] : [{text, address: mark.address, at: block.at}]
    }),
  }),
  list: () => ({}),
  procedure: ({steps}) => ({steps}),
  figure: (figure) => ({
    figures: figure.alternativeText === '' ? [] : [figure],
    // What a picture says is too long for a label; its address stands for itself.
    links: linkOf(figure),
  }),
  callout: () => ({}),
  disclosure: ({title}) => ({heading: title}),
  table: () => ({}),
  divider: () => ({leftOut: 'A line between paragraphs says nothing without them.'}),
  codeSample: () => ({leftOut: 'Lines as long as their writer made them fit no card.'}),
  linkTiles: () => ({leftOut: 'They lead on from the page, and a card leads to the page.'}),
  fillIn: () => ({leftOut: 'A card cannot be written on.'}),
  embed: () => ({leftOut: 'A card cannot play anything; the page it leads to does.'}),
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
        instruction: plainTextsOf(step.instruction).join(' '),
        note: plainTextsOf(step.note).join('\n'),
        count: steps.length,
        ...(procedures.length < 2 || heading === undefined ? {} : {heading}),
      })),
    ),
    figures: parts.flatMap(({figures = []}) => figures),
    links: [...new Map(links.toReversed().map((link) => [link.address, link])).values()].reverse(),
  }
}

/** The parts of blocks in reading order, each with the heading that it stands under. */
function partsIn(blocks: readonly Block[], above?: string): Part[] {
  let heading = above
  return blocks.flatMap((block) => {
    const part = partOf(block)
    if (part.leftOut !== undefined) return []
    const under = part.heading ?? heading
    // A box is a heading for what it holds, and for nothing behind it.
    if (block._type === 'block') heading = under
    const placed = under === undefined ? part : {...part, heading: under}
    return [placed, ...partsIn(blocksIn(block), under)]
  })
}

function partOf<Type extends BlockType>(block: BlockOfType<Type>): Part {
  const gather: (typeof gathering)[Type] = gathering[block._type]
  return gather(block)
}

function linkOf({link, at}: Figure): OutgoingLink[] {
  return link?.kind === 'web' ? [{text: link.address, address: link.address, at}] : []
}
