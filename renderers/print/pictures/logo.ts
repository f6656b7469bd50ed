import {cropOf} from '../../guide/crop.ts'
import type {Guide} from '../../guide/model.ts'
import {isPhotograph, type PreparedPictures} from './preparedPictures.ts'

/** The school's logo as it stands in the running heads or on the cover; millimetres. */
export interface PrintedLogo {
  readonly file: string
  readonly width: number
  readonly height: number
}

/** A logo and its bytes. */
export interface PlacedLogo {
  readonly place: PrintedLogo
  readonly data: Uint8Array
}

/**
 * Millimetres: in running heads as high as two lines and no wider than a quarter of them; on the cover what
 * people see first.
 */
const rooms = {
  head: {width: 20, height: 4.5},
  cover: {width: 60, height: 34},
} as const

/** Pixels a millimetre: 600 an inch, so that even lines are sharp. */
const resolution = 24

/**
 * Makes the school's logo ready for a place. Undefined where the school has none, or none that
 * can be read: cards and pages, which show it larger, say so.
 */
export async function placeLogo(
  {id, site: {logo}}: Pick<Guide, 'id' | 'site'>,
  images: ReadonlyMap<string, Uint8Array>,
  prepared: PreparedPictures,
  place: keyof typeof rooms,
): Promise<PlacedLogo | undefined> {
  const bytes = images.get(logo?.asset ?? '')
  if (logo === undefined || bytes === undefined) return undefined
  const cut = cropOf(logo)
  const room = rooms[place]
  const scale = Math.min(room.width / cut.width, room.height / cut.height)
  const width = cut.width * scale
  const pixels = Math.max(1, Math.min(cut.width, Math.round(width * resolution)))
  try {
    const data = await prepared.prepare(logo, bytes, cut, pixels)
    const file = `/pictures/${id}/logo.${place}.${isPhotograph(logo) ? 'jpg' : 'png'}`
    return {place: {file, width, height: cut.height * scale}, data}
  } catch {
    return undefined
  }
}
