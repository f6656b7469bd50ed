import type {PicturePlace} from '../../picturePlace.ts'
import type {Box, Size} from '../card.ts'
import type {Source} from '../findings.ts'
import {FIGURE_SLOT} from './element.ts'

/** The key of an element that shows what is written at a place of a document. */
export function placeKey({document, path}: Pick<Source, 'document' | 'path'>): string {
  return `${document} ${path}`
}

/** What of a document stands where on a card. Takes the boxes of elements with a key, and where its figure is written. */
export function placesOn(
  boxes: ReadonlyMap<string, Box>,
  size: Size,
  document: string,
  figure: string | undefined,
): readonly PicturePlace[] {
  const own = placeKey({document, path: ''})
  return [...boxes].flatMap(([key, {left, top, width, height}]) => {
    const at =
      key === FIGURE_SLOT ? figure : key.startsWith(own) ? key.slice(own.length) : undefined
    if (at === undefined) return []
    const [across, down] = [size.width, size.height]
    return [
      {at, left: left / across, top: top / down, width: width / across, height: height / down},
    ]
  })
}
