import type {CardFormat} from '../../../../renderers/card/card.ts'
import {
  type CardRenderer,
  createCardRenderer,
  type PreviewedPage,
} from '../../../../renderers/card/cards.ts'
import type {Guide} from '../../../../renderers/guide/model.ts'
import {proveCards} from '../../proof/proveCards.ts'
import {readCard} from '../../proof/readCard.ts'
import {loadFonts} from '../fonts.ts'
import {fetchOriginals, type Original} from '../originals.ts'
import type {Sketch} from '../piece.ts'
import {cardFiles} from './cardFiles.ts'

export interface CardsInput {
  readonly guide: Guide
  readonly originals: readonly Original[]
  /** Absent where photographs are JPEG and all else is PNG. */
  readonly format?: CardFormat
}

let opened: CardRenderer | undefined

/** The card renderer of this process, opened when the first card is drawn. */
export function openCardRenderer(): CardRenderer {
  opened ??= createCardRenderer(loadFonts())
  return opened
}

/** Draws all cards of a guide, with their list. */
export async function drawCards({guide, originals, format}: CardsInput): Promise<Sketch<'cards'>> {
  const renderer = openCardRenderer()
  const {images, findings: unread} = await fetchOriginals(originals)
  const {value: cards, findings} = await renderer.render(guide, {images, format})
  const read = await Promise.all(cards.map(readCard))
  const missing = cards.length === 0 ? [] : proveCards(guide, read, findings)
  const found = {findings: [...unread, ...findings, ...missing], isTemporary: unread.length > 0}
  if (cards.length === 0) return found
  const {files, list} = cardFiles(guide, cards)
  return {...found, value: {files, facts: {cards: list}}}
}

export interface LinkPreviewInput {
  readonly page: PreviewedPage
  readonly originals: readonly Original[]
}

/** Draws what messengers show beside a link to a page that is not a guide. */
export async function drawLinkPreview({
  page,
  originals,
}: LinkPreviewInput): Promise<Sketch<'linkPreview'>> {
  const renderer = openCardRenderer()
  const {images, findings: unread} = await fetchOriginals(originals)
  const {value: card, findings} = await renderer.renderPreview(page, {images})
  const found = {findings: [...unread, ...findings], isTemporary: unread.length > 0}
  if (card === undefined) return found
  const {bytes, format: _, texts: __, places: ___, extension, ...facts} = card
  const file = `${card.name}.${extension}`
  return {...found, value: {files: [{name: file, bytes}], facts: {...facts, file}}}
}
