/** Where on a picture something stands that is written at a place of the document: shares of the picture. */
export interface PicturePlace {
  /** A Sanity path, as in a finding. */
  readonly at: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

type Box = Pick<PicturePlace, 'left' | 'top' | 'width' | 'height'>

/** A box in pixels as shares of the picture that it is on. */
export function shareOf(box: Box, {width, height}: Pick<Box, 'width' | 'height'>): Box {
  return {
    left: box.left / width,
    top: box.top / height,
    width: box.width / width,
    height: box.height / height,
  }
}
