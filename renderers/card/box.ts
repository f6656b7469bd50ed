/** A rectangle on a card, in pixels from its top left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** The largest box of a picture's proportions inside a slot, centred, in whole pixels. */
export function fitInside(picture: Size, slot: Box): Box {
  const scale = Math.min(slot.width / picture.width, slot.height / picture.height)
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  return {
    left: slot.left + Math.round((slot.width - width) / 2),
    top: slot.top + Math.round((slot.height - height) / 2),
    width,
    height,
  }
}

/** A box made larger by the same amount on each side. */
export function grow(box: Box, by: number): Box {
  return {
    left: box.left - by,
    top: box.top - by,
    width: box.width + 2 * by,
    height: box.height + 2 * by,
  }
}
