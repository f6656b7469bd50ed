import type {Language} from '../../schemas/language.ts'
import {breakIntoLines, type Line} from './lines.ts'
import {lineHeightOf, type Role, type Weight} from './typeface.ts'
import type {Typesetter} from './typesetter.ts'

/** How a text may be set: the room it has and the sizes it may take, in pixels. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly maxLines: number
  /** From the largest to the smallest. */
  readonly sizes: readonly number[]
  readonly weight: Weight
  readonly role: Role
}

/** Text as it will stand: its lines and its size, in pixels. */
export interface SetText {
  readonly lines: readonly Line[]
  readonly size: number
  readonly lineHeight: number
  readonly weight: Weight
  readonly width: number
  readonly height: number
}

/** Every way in which the text fits the room, from the largest size to the smallest. */
export function waysToFit(
  text: string,
  language: Language,
  room: Room,
  typesetter: Typesetter,
): SetText[] {
  const {weight, maxLines} = room
  const smallest = Math.min(...room.sizes)
  const widest = room.width / smallest
  const measured = typesetter.measure(text, {language, weight, widest})
  const ratio = lineHeightOf(text, room.role)
  return room.sizes.flatMap((size): SetText[] => {
    const broken = breakIntoLines(measured, room.width / size)
    const lineHeight = Math.round(size * ratio)
    if (broken === undefined || broken.lines.length > maxLines) return []
    const height = broken.lines.length * lineHeight
    if (height > room.height) return []
    const width = Math.ceil(broken.width * size)
    return [{lines: broken.lines, size, lineHeight, weight, width, height}]
  })
}

/**
 * The ways in which a title looks best, best first: two lines that are a little smaller read better
 * than three, the last of which often holds a single word.
 */
export function withFewerLines(ways: readonly SetText[]): readonly SetText[] {
  const [largest] = ways
  if (largest === undefined || largest.lines.length < 3) return ways
  const better = ways.findIndex(
    ({lines, size}) => lines.length < largest.lines.length && size >= largest.size * 0.7,
  )
  return better < 0 ? ways : ways.slice(better)
}

/** The text at the largest size that fits; undefined when it fits at none. */
export function largestFit(...arguments_: Parameters<typeof waysToFit>): SetText | undefined {
  const [largest] = waysToFit(...arguments_)
  return largest
}
