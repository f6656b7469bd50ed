import type {Picture} from './model.ts'

/** A part of a picture, in whole pixels of the upright original. */
export interface Region {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * What the editor's crop leaves of a picture. Both edges are rounded, and the size is what lies
 * between them: rounded by itself, it could reach a pixel over the picture's edge.
 */
export function cropOf({width, height, crop}: Pick<Picture, 'width' | 'height' | 'crop'>): Region {
  const [left, right] = edges(width, crop.left, crop.right)
  const [top, bottom] = edges(height, crop.top, crop.bottom)
  return {left, top, width: right - left, height: bottom - top}
}

/** Both edges of what is kept of a length, inside it and at least a pixel apart. */
function edges(length: number, before: number, after: number): [number, number] {
  const within = (share: number) => Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0))
  const start = Math.min(Math.round(length * within(before)), length - 1)
  const end = Math.min(length, Math.max(start + 1, Math.round(length * (1 - within(after)))))
  return [start, end]
}
