import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {basename, join, sep} from 'node:path'
import {
  type AssetFields,
  type Dataset,
  describeFileAsset,
  describeImage,
} from '../assets/assetDocument.ts'
import {isDocument, type LakeDocument} from '../document.ts'
import {isValidId} from '../documentId.ts'
import {canonicalJson, isObject, type JsonObject, parseJson} from '../json.ts'
import {referencesOf} from '../store/references.ts'
import {withArrayKeys} from '../write/arrayKeys.ts'

/** What a dataset folder holds, ready to be stored. */
export type LoadedDataset = {documents: LakeDocument[]; assets: {sha1: string; bytes: Buffer}[]}

/** When a dataset does not say when a document was made: a fixed date, never the clock. */
const UNDATED = '2000-01-01T00:00:00.000Z'
const ASSET = /^(?<kind>image|file)@file:\/\/\.\/(?<path>(?:images|files)\/[^/\\]+)$/

/** A dataset that cannot be loaded. The message names file, line, document, fault and mend. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError'
}

type Line = {file: string; line: number}

/**
 * Reads a dataset in Sanity's export form: `data.ndjson` (or several `.ndjson`, one after the
 * other by name) beside `images/` and `files/`. Assets become documents of their own and
 * `_sanityAsset` becomes a reference, as `@sanity/import` does it; the same folder always gives
 * the same documents. `exists` tells which ids the lake has already. Throws DatasetError.
 */
export async function readDataset(
  folder: string,
  names: Dataset,
  exists: (id: string) => boolean,
): Promise<LoadedDataset> {
  const documents = new Map<string, LakeDocument>()
  const origins = new Map<string, Line>()
  const assets = new Assets(folder, names)
  for (const [source, at] of linesOf(folder)) {
    const fields = documentIn(source, at)
    const earlier = origins.get(fields._id)
    if (earlier) {
      throw fault(
        at,
        fields._id,
        `the id is used before, in ${earlier.file}:${earlier.line}`,
        'Give each document an id of its own, or delete one of them.',
      )
    }
    const settled = await assets.settle(fields, at, fields._id)
    if (!isObject(settled)) continue
    origins.set(fields._id, at)
    documents.set(fields._id, stamped(withArrayKeys(settled, pathKey(fields._id)), fields))
  }
  for (const document of assets.documents) documents.set(document._id, stamped(document, document))
  checkReferences(documents, origins, exists)
  return {documents: [...documents.values()], assets: assets.bytes}
}

function* linesOf(folder: string): Generator<[string, Line]> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new DatasetError(`${folder}: there is no such folder. Name a folder with data.ndjson.`)
  }
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
  if (files.length === 0) {
    throw new DatasetError(`${folder}: there is no .ndjson file. Put the documents in data.ndjson.`)
  }
  for (const name of files) {
    const file = join(folder, name)
    const lines = readFileSync(file, 'utf8').split('\n')
    for (const [index, text] of lines.entries()) {
      if (text.trim() !== '') yield [text, {file, line: index + 1}]
    }
  }
}

function documentIn(text: string, at: Line): JsonObject & {_id: string; _type: string} {
  let document: unknown
  try {
    document = parseJson(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw fault(
      at,
      undefined,
      `the line is not JSON (${reason})`,
      'Write one document on one line, as JSON.',
    )
  }
  if (!isObject(document)) {
    throw fault(at, undefined, 'the line is not a document', 'Write one JSON object on each line.')
  }
  const {_id, _type} = document
  if (typeof _id !== 'string' || !isValidId(_id)) {
    throw fault(
      at,
      typeof _id === 'string' ? _id : undefined,
      'the document has no valid "_id"',
      'Use letters, digits, "-", "_" and ".", such as "guide-student-accounts".',
    )
  }
  if (typeof _type !== 'string' || _type === '') {
    throw fault(at, _id, 'the document has no "_type"', 'Add its type, such as "_type": "guide".')
  }
  return {...document, _id, _type}
}

/** Finds the files that documents name, and gives each its document once. */
class Assets {
  readonly #folder: string
  readonly #names: Dataset
  readonly #found = new Map<string, {document: AssetFields; bytes: Buffer}>()

  constructor(folder: string, names: Dataset) {
    this.#folder = folder
    this.#names = names
  }

  get documents(): AssetFields[] {
    return [...this.#found.values()].map(({document}) => document)
  }

  get bytes(): {sha1: string; bytes: Buffer}[] {
    return [...this.#found.values()].map(({document, bytes}) => ({sha1: document.sha1hash, bytes}))
  }

  /** The same value with every `_sanityAsset` turned into a reference. */
  async settle(value: unknown, at: Line, id: string): Promise<unknown> {
    if (Array.isArray(value)) {
      return Promise.all(value.map((item: unknown) => this.settle(item, at, id)))
    }
    if (!isObject(value)) return value
    const settled: JsonObject = {}
    for (const [field, inner] of Object.entries(value)) {
      if (field !== '_sanityAsset') {
        settled[field] = await this.settle(inner, at, id)
        continue
      }
      const asset = await this.#asset(inner, at, id)
      settled._type ??= asset._type === 'sanity.imageAsset' ? 'image' : 'file'
      settled.asset = {_type: 'reference', _ref: asset._id}
    }
    return settled
  }

  async #asset(named: unknown, at: Line, id: string): Promise<AssetFields> {
    const {kind, path} = (typeof named === 'string' ? ASSET.exec(named)?.groups : undefined) ?? {}
    if (kind === undefined || path === undefined) {
      throw fault(
        at,
        id,
        `"_sanityAsset" is ${JSON.stringify(named)}`,
        'Write it as "image@file://./images/name.png" or "file@file://./files/name.pdf".',
      )
    }
    const key = `${kind}@${path}`
    const known = this.#found.get(key)
    if (known) return known.document
    const file = join(this.#folder, decodeURIComponent(path))
    if (!existsSync(file) || !realpathSync(file).startsWith(realpathSync(this.#folder) + sep)) {
      throw fault(
        at,
        id,
        `the file ${path} is not there`,
        `Put the file at ${file}, or correct its name.`,
      )
    }
    const bytes = readFileSync(file)
    const name = basename(file)
    const document =
      kind === 'file'
        ? describeFileAsset(bytes, name, 'application/octet-stream', this.#names)
        : await describeImage(bytes, name, this.#names).catch((error: unknown) => {
            const reason = error instanceof Error ? error.message : String(error)
            throw fault(at, id, `the image ${path} cannot be used`, reason)
          })
    this.#found.set(key, {document, bytes})
    return document
  }
}

/** Gives a document the fields that every stored one has, from its own content where missing. */
function stamped(
  document: JsonObject,
  own: JsonObject & {_id: string; _type: string},
): LakeDocument {
  const created = dateIn(own._createdAt) ?? UNDATED
  const hash = createHash('sha256').update(canonicalJson(document)).digest('hex')
  const result = {
    ...document,
    _id: own._id,
    _type: own._type,
    _rev: typeof own._rev === 'string' && own._rev !== '' ? own._rev : hash.slice(0, 22),
    _createdAt: created,
    _updatedAt: dateIn(own._updatedAt) ?? created,
  }
  if (!isDocument(result)) throw new DatasetError(`The document ${own._id} is incomplete.`)
  return result
}

function dateIn(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined
}

function pathKey(id: string): (path: string) => string {
  return (path) => createHash('sha256').update(`${id}/${path}`).digest('hex').slice(0, 12)
}

function checkReferences(
  documents: ReadonlyMap<string, LakeDocument>,
  origins: ReadonlyMap<string, Line>,
  exists: (id: string) => boolean,
): void {
  for (const [id, at] of origins) {
    const document = documents.get(id)
    if (!document) continue
    for (const {path, target, weak} of referencesOf(document)) {
      if (weak || documents.has(target) || exists(target)) continue
      throw fault(
        at,
        id,
        `${path} refers to "${target}", which is not there`,
        'Add that document, correct the id, or remove the reference.',
      )
    }
  }
}

function fault(at: Line, id: string | undefined, wrong: string, mend: string): DatasetError {
  const document = id === undefined ? '' : `document "${id}": `
  return new DatasetError(`${at.file}:${at.line}: ${document}${wrong}. ${mend}`)
}
