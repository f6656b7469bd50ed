import {readFile, stat} from 'node:fs/promises'
import {join} from 'node:path'
import type {Guide} from '../../../renderers/guide/model.ts'

/** Where a build keeps what the other channels made; absent in development. */
const folder = process.env.GUIDES_OUTPUT

/** A file of another channel that the site serves too. */
export interface ServedOutput {
  /** On the site. */
  readonly path: string
  readonly file: string
  readonly bytes: number
}

/** The handbook insert of a guide, for screens; undefined where there is none. */
export function insertOf({name, path}: Guide): Promise<ServedOutput | undefined> {
  return output(`print/${name}.screen.pdf`, `${path}${name}.pdf`)
}

/** A link preview, as cards.json describes it. */
export interface LinkPreview extends ServedOutput {
  readonly mediaType: string
  readonly alt: string
}

/** The link preview of a guide: PNG or JPEG; undefined where there is none. */
export async function cardOf({name}: Guide): Promise<LinkPreview | undefined> {
  const list = await output(`cards/${name}/cards.json`, '')
  if (list === undefined) return undefined
  const {cards}: {cards: {file: string; mediaType: string; alternativeText: string}[]} = JSON.parse(
    await readFile(list.file, 'utf8'),
  )
  const preview = cards.find(({file}) => file.startsWith('og.'))
  if (preview === undefined) return undefined
  const {file, mediaType, alternativeText: alt} = preview
  const card = await output(`cards/${name}/${file}`, `/cards/${name}/${file}`)
  return card && {...card, mediaType, alt}
}

/** Reads the bytes of an output, as a response. */
export async function serveOutput(file: string, type: string): Promise<Response> {
  return new Response(new Uint8Array(await readFile(file)), {headers: {'content-type': type}})
}

async function output(from: string, path: string): Promise<ServedOutput | undefined> {
  if (folder === undefined) return undefined
  const file = join(folder, from)
  try {
    return {path, file, bytes: (await stat(file)).size}
  } catch {
    return undefined
  }
}
