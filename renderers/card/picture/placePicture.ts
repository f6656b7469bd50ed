import type {Box, Size} from '../card.ts'

/** A picture (RGBA) that covers what is under it, but for its corners where they are round: a radius in pixels. */
export interface PlacedPicture extends Box {
  readonly pixels: Buffer
  readonly radius: number
}

/**
 * Puts a picture into an image (RGBA). Its rows are copied: a library would blend every pixel of the image,
 * which takes longer than all else that a card needs.
 */
export function placePicture(picture: PlacedPicture, image: Buffer, {width}: Size): void {
  const {left, top, radius, pixels} = picture
  for (let y = 0; y < picture.height; y += 1) {
    const fromEdge = Math.min(y, picture.height - 1 - y)
    const inset = fromEdge < radius ? radius : 0
    const from = 4 * y * picture.width
    const to = 4 * ((top + y) * width + left)
    pixels.copy(image, to + 4 * inset, from + 4 * inset, from + 4 * (picture.width - inset))
    for (let x = 0; x < inset; x += 1) {
      const share = shareInCircle(radius, x, fromEdge)
      for (const column of [4 * x, 4 * (picture.width - 1 - x)]) {
        for (let at = column; at < column + 4; at += 1) {
          const [above = 0, below = 0] = [pixels[from + at], image[to + at]]
          image[to + at] = Math.round(share * above + (1 - share) * below)
        }
      }
    }
  }
}

/** How much of a pixel is inside of the circle that rounds a corner, counted from that corner: 0 to 1. */
function shareInCircle(radius: number, x: number, y: number): number {
  return Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(radius - x - 0.5, radius - y - 0.5)))
}
