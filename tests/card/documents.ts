import sharp from 'sharp'
import type {Finding} from '../../renderers/guide/finding/finding.ts'
import {libraryOf} from '../../renderers/guide/library.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {document, guideDocument, siteSettings, text} from '../guide/document.ts'

/** A picture in the store: its document, and its bytes. */
export interface StoredPicture {
  readonly id: string
  readonly document: ReturnType<typeof document>
  readonly bytes: Uint8Array
}

/** Stores a picture whose four quarters are red, green, blue and yellow, row by row. */
export async function fourColours(
  id: string,
  width: number,
  height: number,
): Promise<StoredPicture> {
  const quarters = ['#ff0000', '#00ff00', '#0000ff', '#ffff00'].map((fill, index) => {
    const [x, y] = [(index % 2) * (width / 2), Math.floor(index / 2) * (height / 2)]
    return `<rect x="${x}" y="${y}" width="${width / 2}" height="${height / 2}" fill="${fill}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${quarters.join('')}</svg>`
  return store(id, width, height, await sharp(Buffer.from(svg)).png().toBuffer())
}

/** Stores a photograph: what no two neighbouring pixels of are the same. */
export async function photograph(
  id: string,
  width: number,
  height: number,
): Promise<StoredPicture> {
  // Numbers that look like chance, and are the same on every machine.
  let state = 1
  const pixels = Uint8Array.from({length: width * height * 3}, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
  const raw = {width, height, channels: 3} as const
  return store(id, width, height, await sharp(pixels, {raw}).blur(1.2).png().toBuffer())
}

function store(id: string, width: number, height: number, bytes: Uint8Array): StoredPicture {
  const metadata = {_type: 'sanity.imageMetadata', dimensions: {width, height}}
  const fields = {url: `https://store.example/${id}`, mimeType: 'image/png', metadata}
  return {id, document: document(id, 'sanity.imageAsset', fields), bytes}
}

/** A figure that shows a stored picture. */
export function figure({id}: StoredPicture, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    _type: 'figure',
    _key: `f${id}`,
    asset: {_type: 'reference', _ref: id},
    alt: `What ${id} shows.`,
    ...fields,
  }
}

/** A procedure of steps without figures, one for each text. */
export function procedure(key: string, instructions: readonly string[]) {
  const steps = instructions.map((instruction, index) => ({
    _type: 'step',
    _key: `${key}${index}`,
    instruction: [text(instruction)],
  }))
  return {_type: 'procedure', _key: key, steps}
}

/** A guide as cards get it, from documents as a store answers them. */
export function guideFrom(
  body: readonly unknown[],
  {
    guide = {},
    settings = {},
    pictures = [],
  }: {
    readonly guide?: Readonly<Record<string, unknown>>
    readonly settings?: Readonly<Record<string, unknown>>
    readonly pictures?: readonly StoredPicture[]
  } = {},
): {guide: Guide; images: Map<string, Uint8Array>; findings: readonly Finding[]} {
  const stored = guideDocument(body, guide)
  const library = libraryOf([
    stored,
    {...siteSettings, leafMotif: true, ...settings},
    ...pictures.map((picture) => picture.document),
  ])
  const {value, findings} = resolveGuide(library, stored._id, 'card')
  return {
    guide: value,
    images: new Map(pictures.map(({id, bytes}) => [id, bytes])),
    findings: [...library.findings, ...findings],
  }
}
