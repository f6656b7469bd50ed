import {isDeepStrictEqual} from 'node:util'
import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../../renderers/guide/record.ts'
import type {Note} from '../page/note.ts'
import {type ImportRecord, recordDocument} from './importRecord.ts'
import {type Conflict, threeWay} from './threeWay.ts'

/** Where imported guides go: to drafts, for editors to look through, or to what visitors see. */
export const targets = ['drafts', 'published'] as const

export type Target = (typeof targets)[number]

type Fields = Readonly<Record<string, unknown>>

/** The versions of a guide that the store has. */
export interface StoredGuide {
  readonly draft?: Fields
  readonly published?: Fields
}

/** What happened to a guide. */
export type Outcome = 'created' | 'updated' | 'unchanged'

/** What is to be written, and what cannot be without overwriting an editor. */
export interface Plan {
  readonly outcome: Outcome
  readonly notes: readonly Note[]
  /** Versions to create or change, whole. */
  readonly documents: readonly {
    readonly document: Fields & {_id: string; _type: string}
    readonly before?: Fields
  }[]
}

const ownFields = new Set(['_id', '_rev', '_createdAt', '_updatedAt', '_type'])

/**
 * Plans how a guide is brought into the store. What editors changed since the last import stays;
 * where they and the page disagree, theirs stays too, and a note says so.
 */
export function planGuide(
  id: string,
  fields: Fields,
  stored: StoredGuide,
  record: ImportRecord | undefined,
  target: Target,
): Plan {
  const versions =
    target === 'published'
      ? ([
          [id, stored.published],
          ...(stored.draft === undefined ? [] : ([[`drafts.${id}`, stored.draft]] as const)),
        ] as const)
      : ([[`drafts.${id}`, stored.draft ?? stored.published]] as const)
  const notes: Note[] = []
  const documents = versions.flatMap(([version, before]): Plan['documents'] => {
    if (before === undefined) {
      return [{document: {...fields, _id: version, _type: 'guide'}}]
    }
    const current = contentOf(before)
    // Without a record there was no import: whatever differs was written by editors.
    const {value, conflicts} = mergeFields(record?.fields ?? {}, current, fields)
    notes.push(...conflicts.map(conflictNote))
    if (isDeepStrictEqual(plain(value), plain(current))) return []
    const isSame = before._id === version
    return [{document: {...value, _id: version, _type: 'guide'}, ...(isSame ? {before} : {})}]
  })
  const known = stored.draft !== undefined || stored.published !== undefined
  return {
    outcome: !known ? 'created' : documents.length > 0 ? 'updated' : 'unchanged',
    notes: notes.filter(
      (note, index) => notes.findIndex(({problem}) => problem === note.problem) === index,
    ),
    documents,
  }
}

function mergeFields(base: Fields, store: Fields, page: Fields) {
  const conflicts: Conflict[] = []
  const value: Record<string, unknown> = {...store}
  for (const name of Object.keys({...base, ...page})) {
    const merged = threeWay(base[name], store[name], page[name], name)
    conflicts.push(...merged.conflicts)
    if (merged.value === undefined) delete value[name]
    else value[name] = merged.value
  }
  return {value, conflicts}
}

function contentOf(document: Fields): Fields {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !ownFields.has(name)))
}

/** As JSON has it: fields without a value are none. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function conflictNote({path, editors, pages}: Conflict): Note {
  return {
    severity: 'warning',
    problem: `The old page and an editor both have their own version of ${path}: the guide says ${shown(editors)}, the page ${shown(pages)}. The guide was left as it is.`,
    remedy: 'Compare the two, and change the guide in Studio where the page is right.',
  }
}

function shown(value: unknown): string {
  const text = wordsIn(value).join(' ').trim()
  if (text === '') return 'nothing'
  return `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name.startsWith('_') || name === 'marks' || name === 'style' ? [] : wordsIn(inner),
  )
}

/** What hosted Sanity takes in one request, in bytes; the embedded lake takes more. */
export const largestWrite = 4_000_000

/**
 * Writes a plan and the record of the import in one transaction, whole or not at all. Throws where
 * it is too large, or somebody changed a version since it was read.
 */
export async function writePlan(
  client: SanityClient,
  {documents}: Plan,
  record: ImportRecord,
): Promise<void> {
  const transaction = client.transaction()
  for (const {document, before} of documents) {
    if (before === undefined) {
      transaction.create(document)
      continue
    }
    const gone = Object.keys(contentOf(before)).filter((name) => document[name] === undefined)
    transaction.patch(document._id, (patch) =>
      patch.ifRevisionId(String(before._rev)).set(contentOf(document)).unset(gone),
    )
  }
  transaction.createOrReplace(recordDocument(record))
  const size = Buffer.byteLength(JSON.stringify(transaction))
  if (size > largestWrite) {
    throw new Error(
      `The guide takes ${size.toLocaleString('en')} bytes to store; stores take ${largestWrite.toLocaleString('en')} at most. Split the page.`,
    )
  }
  await transaction.commit({visibility: 'async'})
}
