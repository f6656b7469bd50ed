import sharp from 'sharp'
import type {Card} from '../../renderers/card/card.ts'
import {createCardRenderer} from '../../renderers/card/cards.ts'
import type {Finding} from '../../renderers/guide/finding/finding.ts'
import {fetchLibrary} from '../../renderers/guide/library.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {imagesOf, serveDataset} from '../library.ts'

/** All guides of a dataset as the card channel sees them, with their pictures. */
export async function guidesOf(folder: string): Promise<{guides: Guide[]; originals: Originals}> {
  const {lake, client} = await serveDataset(folder)
  try {
    const library = await fetchLibrary(client)
    const guides = [...library.guides.keys()].map((id) => resolveGuide(library, id, 'card').value)
    return {guides, originals: await imagesOf(library, guides)}
  } finally {
    await lake.close()
  }
}

export type Originals = ReadonlyMap<string, Uint8Array>

const renderer = createCardRenderer(loadFonts())

interface Rendered {
  readonly cards: Map<string, Card>
  readonly findings: readonly Finding[]
}

const rendered = new WeakMap<Guide, Map<Originals, Promise<Rendered>>>()

/** Draws the cards of a guide, by name; the same guide only once. */
export function cardsOf(guide: Guide, images: Originals): Promise<Rendered> {
  const known = rendered.get(guide) ?? new Map<Originals, Promise<Rendered>>()
  const drawn = known.get(images) ?? drawAnew(guide, images)
  rendered.set(guide, known.set(images, drawn))
  return drawn
}

/** Draws the cards of a guide, by name, even if it was drawn before. */
export async function drawAnew(guide: Guide, images: Originals): Promise<Rendered> {
  const {value, findings} = await renderer.render(guide, {images})
  return {cards: new Map(value.map((card) => [card.name, card])), findings}
}

/** The pixels of a card, as red, green and blue. */
export async function pixelsOf({bytes}: Card) {
  const {data, info} = await sharp(bytes).removeAlpha().raw().toBuffer({resolveWithObject: true})
  const at = (x: number, y: number): [number, number, number] => {
    const offset = (y * info.width + x) * 3
    return [data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0]
  }
  return {width: info.width, height: info.height, at}
}

export interface Extent {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where two cards differ: the smallest box around all pixels that are not the same. */
export async function differenceOf(one: Card, other: Card): Promise<Extent | undefined> {
  const [a, b] = await Promise.all(
    [one, other].map(({bytes}) => sharp(bytes).removeAlpha().raw().toBuffer()),
  )
  let extent: Extent | undefined
  for (let index = 0; index < (a?.length ?? 0); index += 1) {
    if (a?.[index] === b?.[index]) continue
    const pixel = Math.floor(index / 3)
    const [x, y] = [pixel % one.width, Math.floor(pixel / one.width)]
    extent = {
      left: Math.min(extent?.left ?? x, x),
      top: Math.min(extent?.top ?? y, y),
      right: Math.max(extent?.right ?? x, x),
      bottom: Math.max(extent?.bottom ?? y, y),
    }
  }
  return extent
}
