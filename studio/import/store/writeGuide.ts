import {isDeepStrictEqual} from 'node:util'
import type {SanityClient} from '@sanity/client'
import type {Note} from '../page/note.ts'
import {type ImportRecord, recordDocument} from './importRecord.ts'
import {mergeGuide} from './mergeGuide.ts'

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
  /** What is remembered of the page. */
  readonly record: ImportRecord
}

const ownFields = new Set(['_id', '_rev', '_createdAt', '_updatedAt', '_type'])

/**
 * Plans how a guide is brought into the store. What editors changed since the last import stays;
 * where they and the page disagree, theirs stays too, the page's stands beside it as a proposal or is
 * remembered, and a note says so. Takes the fields as they are stored, the versions that the store has,
 * what the last import remembered, and what this one is to remember.
 */
export function planGuide(
  fields: Fields,
  stored: StoredGuide,
  known: ImportRecord | undefined,
  record: ImportRecord,
  target: Target,
): Plan {
  const id = record.guide
  const versions =
    target === 'published'
      ? ([
          [id, stored.published],
          ...(stored.draft === undefined ? [] : ([[`drafts.${id}`, stored.draft]] as const)),
        ] as const)
      : ([[`drafts.${id}`, stored.draft ?? stored.published]] as const)
  const notes: Note[] = []
  let next = record
  const documents = versions.flatMap(([version, before]): Plan['documents'] => {
    if (before === undefined) return [{document: {...fields, _id: version, _type: 'guide'}}]
    const current = contentOf(before)
    const merged = mergeGuide(known, current, fields, record)
    next = merged.record
    notes.push(...merged.notes)
    if (isDeepStrictEqual(plain(merged.value), plain(current))) return []
    const isSame = before._id === version
    return [
      {document: {...merged.value, _id: version, _type: 'guide'}, ...(isSame ? {before} : {})},
    ]
  })
  const isKnown = stored.draft !== undefined || stored.published !== undefined
  return {
    outcome: !isKnown ? 'created' : documents.length > 0 ? 'updated' : 'unchanged',
    notes: notes.filter(
      (note, index) => notes.findIndex(({problem}) => problem === note.problem) === index,
    ),
    documents,
    record: next,
  }
}

function contentOf(document: Fields): Fields {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !ownFields.has(name)))
}

/** As JSON has it: fields without a value are none. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** What hosted Sanity takes in one request, in bytes; the embedded lake takes more. */
export const largestWrite = 4_000_000

/**
 * Writes a plan and the record of the import in one transaction, whole or not at all. Throws where
 * it is too large, or somebody changed a version since it was read.
 */
export async function writePlan(client: SanityClient, {documents, record}: Plan): Promise<void> {
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
