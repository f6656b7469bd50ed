import type {Language} from '../../../schemas/language.ts'
import type {Place} from '../content/contents.ts'
import type {Size} from '../drawing/box.ts'
import type {CardContext} from '../layout/context.ts'
import {readableAddress} from '../layout/label.ts'
import {largestFit, type SetText} from '../text/fit.ts'

/** The addresses that a guide leads to, as the closing card shows them one below the other. */
export interface SetPlaces {
  readonly rows: readonly SetText[]
  readonly shown: readonly Place[]
  /** Those that found no room. */
  readonly leftOut: readonly Place[]
  /** Of all rows together, in pixels. */
  readonly height: number
}

/** Pixels between rows. */
export const PLACE_GAP = 12

const sizes = [32, 29, 26] as const

/**
 * Sets addresses into a box, all in one size: the largest at which each keeps to one line, else the
 * largest at which all have room. An address is shown whole or not at all: half of one leads nowhere.
 */
export async function setPlaces(
  places: readonly Place[],
  room: Size,
  context: CardContext,
): Promise<SetPlaces> {
  let best: SetPlaces = {rows: [], shown: [], leftOut: [], height: 0}
  let complete: SetPlaces | undefined
  if (places.length === 0) return best
  for (const size of sizes) {
    best = await setInSize(places, size, room, context)
    if (best.leftOut.length > 0) continue
    complete ??= best
    if (best.rows.every(({lines}) => lines === 1)) return best
  }
  return complete ?? best
}

/** What a place says and where it leads, as one text. */
export function placeLabel({text, address}: Place, language: Language): string {
  const shown = readableAddress(address)
  if (readableAddress(text) === shown) return shown
  return `${text}${language === 'zh-SG' ? '：' : ': '}${shown}`
}

async function setInSize(
  places: readonly Place[],
  size: number,
  {width, height}: Size,
  context: CardContext,
): Promise<SetPlaces> {
  const rows: SetText[] = []
  const shown: Place[] = []
  let used = 0
  for (const place of places) {
    const start = rows.length === 0 ? 0 : used + PLACE_GAP
    const room = {
      width,
      height: height - start,
      maxLines: 20,
      sizes: [size],
      weight: 400,
      role: 'title',
    } as const
    const row = await largestFit(placeLabel(place, context.language), room, context)
    if (row === undefined) continue
    rows.push(row)
    shown.push(place)
    used = start + row.height
  }
  return {rows, shown, leftOut: places.filter((place) => !shown.includes(place)), height: used}
}
