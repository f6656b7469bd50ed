import {readFile, stat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
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

/** The link preview of a guide, with its alternative text; undefined where there is none. */
export async function cardOf({name}: Guide): Promise<(ServedOutput & {alt: string}) | undefined> {
  const card = await output(`cards/${name}/og.png`, `/cards/${name}/og.png`)
  if (card === undefined) return undefined
  const list: {cards: {file: string; alternativeText: string}[]} = JSON.parse(
    await readFile(join(dirname(card.file), 'cards.json'), 'utf8'),
  )
  const alt = list.cards.find(({file}) => file === 'og.png')?.alternativeText ?? ''
  return {...card, alt}
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
