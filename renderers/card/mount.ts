import type {Picture} from '../guide/model.ts'
import {colours} from '../tokens.ts'
import {type Box, fitInside, grow} from './box.ts'
import type {Layer, PlacedPicture} from './drawing.ts'
import {shape} from './element.ts'
import {type Proportions, visiblePart} from './visiblePart.ts'

const radius = 18
const border = 4
/** How far the coloured sheet behind a picture looks out below it. */
const offset = 18

/** Places a picture in a slot, on a mount: a border, and a sheet in the accent colour behind it. */
export function mountedPicture(
  picture: Picture,
  slot: Box,
  proportions?: Proportions,
): {readonly picture: PlacedPicture; readonly mount: Layer} {
  const part = visiblePart(picture, proportions)
  const inner = {...slot, width: slot.width - offset, height: slot.height - offset}
  const box = fitInside(part, inner)
  const rim = grow(box, border)
  const sheet = {...rim, left: rim.left + offset, top: rim.top + offset}
  return {
    picture: {picture, part, box, radius},
    mount: {
      box: {...rim, width: rim.width + offset, height: rim.height + offset},
      content: [
        shape(sheet, {backgroundColor: colours.accent, borderRadius: radius + border}),
        shape(rim, {backgroundColor: colours.paper, borderRadius: radius + border}),
      ],
      shared: true,
    },
  }
}
