import type {Language} from '../../schemas/language.ts'
import type {Place} from './contents.ts'
import {type SetText, waysToFit} from './fit.ts'
import {type Desk, readableAddress} from './identity.ts'

/** The addresses that a guide leads to, as the closing card shows them one below the other. */
export interface SetPlaces {
  readonly rows: readonly SetText[]
  readonly shown: readonly Place[]
  /** Those that found no room. */
  readonly leftOut: readonly Place[]
  /** Of all rows together, in pixels. */
  readonly height: number
}

const sizes = [32, 30, 28, 26] as const
const gap = 12

/**
 * Sets addresses into a box, all in one size: the largest at which each keeps to one line, else the
 * largest at which all have room. An address is shown whole or not at all: half of one leads nowhere.
 */
export function setPlaces(
  places: readonly Place[],
  box: {readonly width: number; readonly height: number},
  desk: Desk,
): SetPlaces {
  const tried: SetPlaces[] = []
  for (const size of sizes) tried.push(setInSize(places, size, box, desk))
  const complete = tried.filter(({leftOut}) => leftOut.length === 0)
  const best =
    complete.find(({rows}) => rows.every(({lines}) => lines.length === 1)) ??
    complete[0] ??
    tried.at(-1)
  if (best === undefined) throw new Error('There is no size to set addresses in.')
  return best
}

/** What a place says and where it leads, as one text. */
export function placeLabel({text, address}: Place, language: Language): string {
  const shown = readableAddress(address)
  if (readableAddress(text) === shown) return shown
  return `${text}${language === 'zh-SG' ? '：' : ': '}${shown}`
}

/** Where the rows stand, from the top of the first; pixels. */
export function rowTops({rows}: SetPlaces): number[] {
  let top = 0
  return rows.map(({height}) => {
    const here = top
    top += height + gap
    return here
  })
}

function setInSize(
  places: readonly Place[],
  size: number,
  {width, height}: {readonly width: number; readonly height: number},
  {guide: {language}, typesetter}: Desk,
): SetPlaces {
  const rows: SetText[] = []
  const shown: Place[] = []
  let used = 0
  for (const place of places) {
    const start = rows.length === 0 ? 0 : used + gap
    const room = {
      width,
      height: height - start,
      maxLines: 20,
      sizes: [size],
      weight: 400,
      role: 'title',
    } as const
    const [row] = waysToFit(placeLabel(place, language), language, room, typesetter)
    if (row === undefined) continue
    rows.push(row)
    shown.push(place)
    used = start + row.height
  }
  return {rows, shown, leftOut: places.filter((place) => !shown.includes(place)), height: used}
}
