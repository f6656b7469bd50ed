import {createHash} from 'node:crypto'
import sharp from 'sharp'
import type {Card} from '../../../renderers/card/cards.ts'
import type {Guide} from '../../../renderers/guide/model.ts'
import type {CardFormat} from './cardFormat.ts'
import type {PieceFacts} from './facts.ts'

const extensions: Record<CardFormat, string> = {png: 'png', jpeg: 'jpg', webp: 'webp'}

/** A file to be written beside others. */
interface CardFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Turns a guide's cards into files, with `cards.json` beside them: what goes with each image into a
 * post, and from which revision it was made. Returns the files, and what is said of each card.
 */
export async function cardFiles(
  guide: Guide,
  cards: readonly Card[],
  format: CardFormat,
): Promise<{files: CardFile[]; list: PieceFacts['cards']['cards']}> {
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
  return {
    files: [
      ...files.map(({name, bytes}) => ({name, bytes})),
      {name: 'cards.json', bytes: new TextEncoder().encode(`${JSON.stringify(list, null, 2)}\n`)},
    ],
    list: files.map(({card: {name, width, height, alternativeText}, name: file}) => ({
      name,
      file,
      mediaType: `image/${format}`,
      width,
      height,
      alternativeText,
    })),
  }
}

/** Writes a card in another format; what it says of its source stays with it. */
async function encode(png: Uint8Array, format: CardFormat): Promise<Uint8Array> {
  if (format === 'png') return png
  return format === 'jpeg'
    ? sharp(png).keepExif().jpeg({quality: 90, chromaSubsampling: '4:4:4'}).toBuffer()
    : sharp(png).keepExif().webp({quality: 90}).toBuffer()
}
