import {createHash} from 'node:crypto'
import type {Card} from '../../../../renderers/card/card.ts'
import type {Guide} from '../../../../renderers/guide/model.ts'
import type {PieceFacts} from '../facts.ts'

/** A file to be written beside others. */
interface CardFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Turns a guide's cards into files, with `cards.json` beside them: what goes with each image into a
 * post, and from which revision it was made. Returns the files, and what is said of each card.
 */
export function cardFiles(
  guide: Guide,
  cards: readonly Card[],
): {files: CardFile[]; list: PieceFacts['cards']['cards']} {
  const list = cards.map(
    ({name, extension, mediaType, width, height, alternativeText, caption, places}) => ({
      name,
      file: `${name}.${extension}`,
      mediaType,
      width,
      height,
      alternativeText,
      caption,
      places: [...places],
    }),
  )
  const files = cards.map(({name, extension, bytes}) => ({name: `${name}.${extension}`, bytes}))
  const {id, title, address, revision} = guide
  const described = {
    guide: id,
    title,
    address,
    revision,
    cards: list.map(({name: _, places: __, ...card}, index) => {
      const bytes = files[index]?.bytes ?? new Uint8Array()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return {...card, bytes: bytes.length, sha256}
    }),
  }
  const json = new TextEncoder().encode(`${JSON.stringify(described, null, 2)}\n`)
  return {files: [...files, {name: 'cards.json', bytes: json}], list}
}
