import {createHash} from 'node:crypto'
import type {Card} from '../../renderers/card/cards.ts'
import type {Guide} from '../../renderers/guide/model.ts'

/** A file to be written beside others. */
export interface CardFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Turns a guide's cards into files, with `cards.json` beside them: what goes with each image into a
 * post, and from which revision it was made.
 */
export function cardFiles(guide: Guide, cards: readonly Card[]): CardFile[] {
  const files = cards.map((card) => ({card, name: `${card.name}.${card.extension}`}))
  const list = {
    guide: guide.id,
    title: guide.title,
    address: guide.address,
    revision: guide.revision,
    cards: files.map(
      ({card: {width, height, mediaType, bytes, alternativeText, caption}, name}) => ({
        file: name,
        mediaType,
        width,
        height,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        alternativeText,
        caption,
      }),
    ),
  }
  return [
    ...files.map(({card: {bytes}, name}) => ({name, bytes})),
    {name: 'cards.json', bytes: new TextEncoder().encode(`${JSON.stringify(list, null, 2)}\n`)},
  ]
}
