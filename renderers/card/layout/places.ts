import {type PicturePlace, shareOf} from '../../picturePlace.ts'
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
  return [...boxes].flatMap(([key, box]) => {
    if (key !== FIGURE_SLOT && !key.startsWith(own)) return []
    const at = key === FIGURE_SLOT ? figure : key.slice(own.length)
    return at === undefined ? [] : [{at, ...shareOf(box, size)}]
  })
}
