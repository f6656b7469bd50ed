import {cropOf} from '../../guide/crop.ts'
import type {Picture} from '../../guide/model.ts'
import type {Box, Size} from '../card.ts'

/** Pixels on the card: a picture that would be thinner than this is shown in part. */
export const THINNEST = 112

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
  const least = Math.min(THINNEST, slot.width, slot.height)
  if (Math.min(crop.width, crop.height) * scale >= least) return {part: crop, whole: true}
  if (crop.width > crop.height) {
    const length = Math.round((crop.height * slot.width) / least)
    const centre = hotspot === undefined ? crop.left + crop.width / 2 : hotspot.x * width
    const left = spanAround(centre, length, crop.left, crop.width)
    return {part: {...crop, left, width: length}, whole: false}
  }
  const length = Math.round((crop.width * slot.height) / least)
  const top = spanAround(
    hotspot === undefined ? 0 : hotspot.y * height,
    length,
    crop.top,
    crop.height,
  )
  return {part: {...crop, top, height: length}, whole: false}
}

/** Where a span begins that has the centre in its middle as far as what there is allows. */
function spanAround(centre: number, length: number, from: number, available: number): number {
  return Math.min(Math.max(Math.round(centre - length / 2), from), from + available - length)
}
