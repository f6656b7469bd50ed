import {type Zippable, zipSync} from 'fflate'
import type {Card} from '../../renderers/card/card.ts'
import type {Guide} from '../../renderers/guide/model.ts'

/** The earliest date that a ZIP can hold: files of the same content are the same bytes. */
const DATE = '1980-01-01T00:00:00'

/** The caption and the alternative text of each card, to be pasted into posts. */
export function captionsText(
  {title, address, revision}: Pick<Guide, 'title' | 'address' | 'revision'>,
  cards: readonly Card[],
): string {
  const parts = cards.map(({name, extension, caption, alternativeText}) =>
    [`${name}.${extension}`, `Caption: ${caption}`, `Alternative text: ${alternativeText}`].join(
      '\n',
    ),
  )
  return `${[`${title}\n${address}\nRevision ${revision}`, ...parts].join('\n\n')}\n`
}

/** Packs a guide's cards into a ZIP, with their captions and alternative texts in `captions.txt`. */
export function cardArchive(
  guide: Pick<Guide, 'title' | 'address' | 'revision'>,
  cards: readonly Card[],
): Uint8Array {
  const files: Zippable = {'captions.txt': new TextEncoder().encode(captionsText(guide, cards))}
  for (const {name, extension, bytes} of cards) {
    // Images are packed already.
    files[`${name}.${extension}`] = [bytes, {level: 0}]
  }
  return zipSync(files, {mtime: DATE})
}
