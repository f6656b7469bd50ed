import {fits, largestFit, type Room, type SetText, type Setting} from './fit.ts'
import {shortenToFit} from './shorten.ts'

/** A head and the text below it, as both will stand. */
export interface HeadAndText {
  readonly head: SetText
  readonly below: SetText | undefined
  /** What is shown of the text. */
  readonly shown: string
}

/** What a head may take, and which sizes the text below it. */
export interface HeadRoom extends Room {
  readonly sizesBelow: readonly number[]
}

/** A head does not get smaller than this part of its largest size while the text is in comfortable type. */
const LEAST_COMFORTABLE = 0.7

/**
 * Sets a text under its head: a summary under a title, a note under an instruction. The head gives
 * way a little, so that the whole text fits in comfortable type; else to its smallest size, so that
 * it fits in any; where it never does, the text is shortened. Undefined when the head fits in no size.
 */
export async function setHeadAndText(
  headText: string,
  text: string,
  room: HeadRoom,
  setting: Setting,
): Promise<HeadAndText | undefined> {
  const heads = await headsOf(headText, room, setting)
  const [largest] = heads
  if (largest === undefined || text === '') {
    return largest && {head: largest, below: undefined, shown: ''}
  }
  const comfortable = room.sizesBelow.slice(0, Math.ceil(room.sizesBelow.length / 2))
  const large = heads.filter(({size}) => size >= largest.size * LEAST_COMFORTABLE)
  const tried = [
    ...large.map((head) => ({head, sizes: comfortable})),
    ...heads.map((head) => ({head, sizes: room.sizesBelow})),
  ]
  for (const {head, sizes} of tried) {
    const below = await largestFit(text, roomBelow(head, room, sizes), setting)
    if (below !== undefined) return {head, below, shown: text}
  }
  const head = heads[Math.floor(heads.length / 2)] ?? largest
  const shortened = await shortenToFit(text, roomBelow(head, room, room.sizesBelow), setting)
  return {head, below: shortened?.set, shown: shortened?.text ?? ''}
}

/** Sets a head alone, in the way in which it looks best; undefined when it fits in no size. */
export async function setHead(
  text: string,
  room: Room,
  setting: Setting,
): Promise<SetText | undefined> {
  const [best] = await headsOf(text, room, setting)
  return best
}

/** The room between a head and what follows it grows with the head; pixels. */
export function gapBelow({size}: SetText): number {
  return Math.round(12 + size * 0.14)
}

/**
 * The ways in which a head looks best, best first: two lines that are a little smaller read better
 * than three, the last of which often holds a single word.
 */
async function headsOf(text: string, room: Room, setting: Setting): Promise<SetText[]> {
  const heads: SetText[] = []
  for await (const head of fits(text, room, setting)) heads.push(head)
  if (heads.length === 0) {
    const broken = await largestFit(text, room, setting)
    return broken === undefined ? [] : [broken]
  }
  const [largest] = heads
  if (largest === undefined || largest.lines < 3) return heads
  const better = heads.findIndex(
    ({lines, size}) => lines < largest.lines && size >= largest.size * LEAST_COMFORTABLE,
  )
  return better < 0 ? heads : heads.slice(better)
}

function roomBelow(head: SetText, {width, height}: Room, sizes: readonly number[]): Room {
  return {
    width,
    height: height - head.height - gapBelow(head),
    maxLines: 7,
    sizes: sizes.filter((size) => size <= head.size * 0.8),
    weight: 400,
    role: 'text',
  }
}
