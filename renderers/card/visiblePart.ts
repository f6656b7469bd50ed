import {cropOf} from '../guide/crop.ts'
import type {Picture} from '../guide/model.ts'
import type {Box} from './box.ts'

/** Proportions (width ÷ height) that a picture is kept within. */
export interface Proportions {
  readonly narrowest: number
  readonly widest: number
}

/**
 * The part of a picture that is shown, in pixels of the upright original: the editor's crop, and of
 * that, where it is too tall or too wide, what lies around the hotspot.
 */
export function visiblePart(picture: Picture, proportions?: Proportions): Box {
  const {width, height, crop, hotspot} = picture
  const whole: Box = cropOf(picture)
  if (proportions === undefined) return whole
  const {narrowest, widest} = proportions
  const ratio = whole.width / whole.height
  if (ratio > widest) {
    const shown = Math.round(whole.height * widest)
    const centre = (hotspot?.x ?? crop.left + (1 - crop.left - crop.right) / 2) * width
    return {...whole, ...span('left', 'width', centre, shown, whole.left, whole.width)}
  }
  if (ratio < narrowest) {
    const shown = Math.round(whole.width / narrowest)
    // Without a hotspot the head of a tall picture says most: it holds the title of a screen.
    const centre = hotspot === undefined ? whole.top : hotspot.y * height
    return {...whole, ...span('top', 'height', centre, shown, whole.top, whole.height)}
  }
  return whole
}

function span(
  start: 'left' | 'top',
  length: 'width' | 'height',
  centre: number,
  shown: number,
  from: number,
  available: number,
): Partial<Box> {
  const first = Math.round(centre - shown / 2)
  return {
    [start]: Math.min(Math.max(first, from), from + available - shown),
    [length]: shown,
  }
}
