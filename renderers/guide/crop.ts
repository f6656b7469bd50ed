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
  const left = Math.min(Math.round(width * crop.left), width - 1)
  const top = Math.min(Math.round(height * crop.top), height - 1)
  return {
    left,
    top,
    width: Math.max(1, Math.round(width * (1 - crop.right)) - left),
    height: Math.max(1, Math.round(height * (1 - crop.bottom)) - top),
  }
}
