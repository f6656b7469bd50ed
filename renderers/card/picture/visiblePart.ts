import {cropOf} from '../../guide/crop.ts'
import type {Picture} from '../../guide/model.ts'
import type {Box, Size} from '../card.ts'

/** Pixels on the card: a picture that would be thinner than this is shown in part. */
export const MIN_THICKNESS = 112

/**
 * What a card shows of a picture in a slot, in pixels of the upright original: all that the editor's
 * crop leaves of it, however much of the slot stays free. Only a picture so long that it would be a
 * mere strip is shown in part: what lies around its hotspot, else the head of a tall one (which holds
 * the title of a screen) and the middle of a wide one.
 */
export function visiblePart(
  picture: Picture,
  slot: Size,
): {readonly part: Box; readonly whole: boolean} {
  const {width, height, hotspot} = picture
  const crop: Box = cropOf(picture)
  const scale = Math.min(slot.width / crop.width, slot.height / crop.height)
  const least = Math.min(MIN_THICKNESS, slot.width, slot.height)
  if (Math.min(crop.width, crop.height) * scale >= least) return {part: crop, whole: true}
  const wide = crop.width > crop.height
  const [shown, start, available, centre] = wide
    ? [(crop.height * slot.width) / least, crop.left, crop.width, (hotspot?.x ?? 0.5) * width]
    : [(crop.width * slot.height) / least, crop.top, crop.height, (hotspot?.y ?? 0) * height]
  const length = Math.round(shown)
  const first = Math.max(Math.round(centre - shown / 2), start)
  const from = Math.min(first, start + available - length)
  const part = wide ? {...crop, left: from, width: length} : {...crop, top: from, height: length}
  return {part, whole: false}
}
