import {type CardRenderer, createCardRenderer} from '../../../renderers/card/cards.ts'
import type {Guide} from '../../../renderers/guide/model.ts'
import {cardFiles} from './cardFiles.ts'
import type {CardFormat} from './cardFormat.ts'
import {loadFonts} from './fonts.ts'
import {fetchOriginals, type Original} from './originals.ts'
import type {Sketch} from './piece.ts'

export interface CardsInput {
  readonly guide: Guide
  readonly originals: readonly Original[]
  readonly format: CardFormat
}

let opened: Promise<CardRenderer> | undefined

/** The card renderer of this process, opened when the first card is drawn. */
export function openCardRenderer(): Promise<CardRenderer> {
  opened ??= loadFonts().then(createCardRenderer)
  return opened
}

/** Draws all cards of a guide, with their list. */
export async function drawCards({guide, originals, format}: CardsInput): Promise<Sketch<'cards'>> {
  const [renderer, {images, findings: unread}] = await Promise.all([
    openCardRenderer(),
    fetchOriginals(originals),
  ])
  const {value: cards, findings} = await renderer.render(guide, {images})
  const found = {findings: [...unread, ...findings], mayPass: unread.length > 0}
  if (cards.length === 0) return found
  const {files, list} = await cardFiles(guide, cards, format)
  return {...found, value: {files, facts: {cards: list}}}
}
