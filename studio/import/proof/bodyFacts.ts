import type {LinkTile, Step} from '../../../schemas/generated/types.ts'
import {
  type Block,
  type Body,
  type FigureBlock,
  isSpan,
  type MarkDefinition,
  type TextBlock,
} from '../body.ts'

/** A stretch cut out of a block's text by a reading, and what stands there instead. */
export interface Cut {
  /** Characters of the block's text: from, and up to but not including. */
  readonly from: number
  readonly to: number
  readonly instead?: string
}

/** Cuts by the `_key` of the block. */
export type Cuts = ReadonlyMap<string, readonly Cut[]>

/** Stands for something in a line that is not text. U+FFFC is Unicode's sign for that. */
export const objectSign = '\ufffc'

/** What a body says, read from the stored blocks alone. */
export interface BodyFacts {
  /** All its text in order, blocks parted by blanks. */
  readonly text: string
  readonly links: readonly MarkDefinition[]
  /** The text that is linked, in order, with the cuts made. */
  readonly linked: readonly string[]
  /** Addresses that figures and tiles lead to. */
  readonly targets: readonly string[]
  readonly figures: readonly FigureFacts[]
  readonly embeds: readonly string[]
}

interface FigureFacts {
  readonly source: string
  readonly alt: string
  readonly isSmall: boolean
}

interface Tally {
  readonly texts: string[]
  readonly links: MarkDefinition[]
  readonly linked: string[]
  readonly targets: string[]
  readonly figures: FigureFacts[]
  readonly embeds: string[]
}

type Counters = {
  readonly [Type in Block['_type']]: (
    block: Extract<Block, {_type: Type}>,
    tally: Tally,
    cuts: Cuts,
  ) => void
}

const counters: Counters = {
  block: countText,
  figure: (figure, tally) => countFigure(figure, tally),
  procedure: ({steps}, tally, cuts) => {
    for (const step of steps ?? []) countStep(step, tally, cuts)
  },
  callout: ({title, content}, tally, cuts) => {
    tally.texts.push(title ?? '')
    count(content ?? [], tally, cuts)
  },
  table: ({caption, rows}, tally, cuts) => {
    tally.texts.push(caption ?? '')
    for (const {cells} of rows ?? []) {
      for (const {content} of cells ?? []) count(content ?? [], tally, cuts)
    }
  },
  disclosure: ({title, content}, tally, cuts) => {
    tally.texts.push(title ?? '')
    count(content ?? [], tally, cuts)
  },
  embed: ({url}, tally) => {
    tally.embeds.push(url ?? '')
  },
  fillIn: ({label}, tally) => {
    tally.texts.push(label ?? '')
  },
  itemList: ({items}, tally, cuts) => {
    for (const {content} of items ?? []) count(content ?? [], tally, cuts)
  },
  passage: ({content}, tally, cuts) => count(content ?? [], tally, cuts),
  divider: () => {},
  codeSample: ({text}, tally) => {
    tally.texts.push(text ?? '')
  },
  linkTiles: ({tiles}, tally) => {
    for (const tile of tiles ?? []) countTile(tile, tally)
  },
}

/** Counts what a body says; with the cuts of a reading, what it says once they are made. */
export function bodyFacts(body: Body, cuts: Cuts = new Map()): BodyFacts {
  const tally: Tally = {texts: [], links: [], linked: [], targets: [], figures: [], embeds: []}
  count(body, tally, cuts)
  const {texts, ...facts} = tally
  return {...facts, text: texts.join(' ')}
}

function count(body: readonly Block[], tally: Tally, cuts: Cuts): void {
  for (const block of body) countBlock(block, tally, cuts)
}

function countBlock<Type extends Block['_type']>(
  block: Extract<Block, {_type: Type}>,
  tally: Tally,
  cuts: Cuts,
): void {
  const counter: Counters[Type] = counters[block._type]
  counter(block, tally, cuts)
}

function countText({_key, children, markDefs}: TextBlock, tally: Tally, cuts: Cuts): void {
  const text = (children ?? [])
    .map((child) => (isSpan(child) ? (child.text ?? '') : objectSign))
    .join('')
  const cut = cuts.get(_key) ?? []
  tally.texts.push(cutOut(text, cut))
  const links = new Set((markDefs ?? []).filter(isLink).map((mark) => mark._key))
  let at = 0
  for (const child of children ?? []) {
    const said = isSpan(child) ? (child.text ?? '') : objectSign
    const isLinked = isSpan(child) && (child.marks ?? []).some((mark) => links.has(mark))
    if (isLinked) {
      tally.linked.push(cut.length === 0 ? said : cutOut(said, within(cut, at, said.length)))
    }
    at += said.length
  }
  tally.links.push(...(markDefs ?? []))
}

function isLink({_type}: MarkDefinition): boolean {
  return _type !== 'abbreviation' && _type !== 'foreignText'
}

/** Cuts of a text, as far as they reach into a part of it. */
function within(cuts: readonly Cut[], start: number, length: number): Cut[] {
  return cuts
    .map(({from, to, instead}) => ({
      from: Math.max(0, from - start),
      to: Math.min(length, to - start),
      ...(instead === undefined ? {} : {instead}),
    }))
    .filter(({from, to}) => to > from)
}

function cutOut(text: string, cuts: readonly Cut[]): string {
  let rest = text
  for (const {from, to, instead} of cuts.toSorted((a, b) => b.from - a.from)) {
    rest = `${rest.slice(0, from)}${instead ?? ''}${rest.slice(to)}`
  }
  return rest
}

function countFigure(
  {importedFrom, alt, caption, href, width}: Omit<FigureBlock, '_key'>,
  tally: Tally,
): void {
  tally.figures.push({
    source: importedFrom ?? '',
    alt: alt ?? '',
    isSmall: width !== undefined,
  })
  if (href !== undefined) tally.targets.push(href)
  tally.texts.push(caption ?? '')
}

function countStep({instruction, note, figure, moreFigures}: Step, tally: Tally, cuts: Cuts): void {
  count(instruction ?? [], tally, cuts)
  count(note ?? [], tally, cuts)
  if (figure !== undefined) countFigure(figure, tally)
  for (const more of moreFigures ?? []) countFigure(more, tally)
}

function countTile({title, description, label, href, figure}: LinkTile, tally: Tally): void {
  tally.texts.push(title ?? '', description ?? '', label ?? '')
  if (href !== undefined) tally.targets.push(href)
  if (figure !== undefined) countFigure(figure, tally)
}
