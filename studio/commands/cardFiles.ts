import {createHash} from 'node:crypto'
import sharp from 'sharp'
import type {Card} from '../../renderers/card/cards.ts'
import type {Guide} from '../../renderers/guide/model.ts'

/** The formats in which cards can be written. */
export const cardFormats = ['png', 'jpeg', 'webp'] as const

export type CardFormat = (typeof cardFormats)[number]

const extensions: Record<CardFormat, string> = {png: 'png', jpeg: 'jpg', webp: 'webp'}

/** A file to be written beside others. */
export interface CardFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Turns a guide's cards into files, with `cards.json` beside them: what goes with each image into a
 * post, and from which revision it was made.
 */
export async function cardFiles(
  guide: Guide,
  cards: readonly Card[],
  format: CardFormat = 'png',
): Promise<CardFile[]> {
  const files = await Promise.all(
    cards.map(async (card) => ({
      card,
      name: `${card.name}.${extensions[format]}`,
      bytes: await encode(card.bytes, format),
    })),
  )
  const list = {
    guide: guide.id,
    title: guide.title,
    address: guide.address,
    revision: guide.revision,
    cards: files.map(({card, name, bytes}) => ({
      file: name,
      width: card.width,
      height: card.height,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      alternativeText: card.alternativeText,
    })),
  }
  return [
    ...files.map(({name, bytes}) => ({name, bytes})),
    {name: 'cards.json', bytes: new TextEncoder().encode(`${JSON.stringify(list, null, 2)}\n`)},
  ]
}

/** Writes a card in another format; what it says of its source stays with it. */
async function encode(png: Uint8Array, format: CardFormat): Promise<Uint8Array> {
  if (format === 'png') return png
  return format === 'jpeg'
    ? sharp(png).keepExif().jpeg({quality: 90, chromaSubsampling: '4:4:4'}).toBuffer()
    : sharp(png).keepExif().webp({quality: 90}).toBuffer()
}
