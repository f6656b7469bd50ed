import {type Zippable, zipSync} from 'fflate'
import type {Guide} from '../../../../renderers/guide/model.ts'
import type {PieceFacts} from '../facts.ts'

/** The earliest date that a ZIP can hold: files of the same content are the same bytes. */
const DATE = '1980-01-01T00:00:00'

/** A finished card, with what goes with it into a post. */
export type PostedCard = Pick<
  PieceFacts['cards']['cards'][number],
  'file' | 'caption' | 'alternativeText'
> & {readonly bytes: Uint8Array}

/** The caption and the alternative text of each card, to be pasted into posts. */
export function captionsText(
  {title, address, revision}: Pick<Guide, 'title' | 'address' | 'revision'>,
  cards: readonly PostedCard[],
): string {
  const parts = cards.map(({file, caption, alternativeText}) =>
    [file, `Caption: ${caption}`, `Alternative text: ${alternativeText}`].join('\n'),
  )
  return `${[`${title}\n${address}\nRevision ${revision}`, ...parts].join('\n\n')}\n`
}

/** Packs a guide's cards into a ZIP, with their captions and alternative texts in `captions.txt`. */
export function cardArchive(
  guide: Pick<Guide, 'title' | 'address' | 'revision'>,
  cards: readonly PostedCard[],
): Uint8Array {
  const files: Zippable = {'captions.txt': new TextEncoder().encode(captionsText(guide, cards))}
  for (const {file, bytes} of cards) {
    // Images are packed already.
    files[file] = [bytes, {level: 0}]
  }
  return zipSync(files, {mtime: DATE})
}
