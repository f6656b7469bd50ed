import {cropOf} from '../../guide/crop.ts'
import type {Picture} from '../../guide/model.ts'
import {type Box, containIn, type Size} from '../drawing/box.ts'

/** What of a picture a card shows. */
export interface VisiblePart {
  /** In pixels of the upright original. */
  readonly part: Box
  /** Whether it is all that the editor's crop leaves. */
  readonly whole: boolean
}

/** Pixels on the card: a picture that would be thinner than this is shown in part. */
export const THINNEST = 112

/**
 * What a card shows of a picture in a slot: all that the editor's crop leaves of it, however much of
 * the slot stays free. Only a picture so long that it would be a mere strip is shown in part: what
 * lies around its hotspot, else the head of a tall one and the middle of a wide one.
 */
export function visiblePart(picture: Picture, slot: Size): VisiblePart {
  const {width, height, hotspot} = picture
  const crop: Box = cropOf(picture)
  const shown = containIn({left: 0, top: 0, ...slot}, crop)
  if (Math.min(shown.width, shown.height) >= Math.min(THINNEST, slot.width, slot.height)) {
    return {part: crop, whole: true}
  }
  if (crop.width > crop.height) {
    const length = Math.round((crop.height * slot.width) / THINNEST)
    const centre = hotspot === undefined ? crop.left + crop.width / 2 : hotspot.x * width
    const left = spanAround(centre, length, crop.left, crop.width)
    return {part: {...crop, left, width: length}, whole: false}
  }
  const length = Math.round((crop.width * slot.height) / THINNEST)
  // Without a hotspot the head of a tall picture says most: it holds the title of a screen.
  const centre = hotspot === undefined ? crop.top : hotspot.y * height
  const top = spanAround(centre, length, crop.top, crop.height)
  return {part: {...crop, top, height: length}, whole: false}
}

/** Where a span begins that has the centre in its middle as far as what there is allows. */
function spanAround(centre: number, length: number, from: number, available: number): number {
  return Math.min(Math.max(Math.round(centre - length / 2), from), from + available - length)
}
