/** Pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A rectangle on a card, in pixels from its top left corner. */
export interface Box extends Size {
  readonly left: number
  readonly top: number
}

/** The largest box of the given proportions inside a slot, in its middle, in whole pixels. */
export function containIn(slot: Box, proportions: Size): Box {
  const scale = Math.min(slot.width / proportions.width, slot.height / proportions.height)
  const width = Math.max(1, Math.round(proportions.width * scale))
  const height = Math.max(1, Math.round(proportions.height * scale))
  return {
    left: slot.left + Math.round((slot.width - width) / 2),
    top: slot.top + Math.round((slot.height - height) / 2),
    width,
    height,
  }
}

/** A box made larger (or, by a negative amount, smaller) on each side. */
export function grow({left, top, width, height}: Box, by: number): Box {
  return {left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by}
}

/** The smallest box around all boxes; empty when there is none. */
export function unionOf(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  const right = Math.max(...boxes.map((box) => box.left + box.width))
  const bottom = Math.max(...boxes.map((box) => box.top + box.height))
  return boxes.length === 0
    ? {left: 0, top: 0, width: 0, height: 0}
    : {left, top, width: right - left, height: bottom - top}
}
