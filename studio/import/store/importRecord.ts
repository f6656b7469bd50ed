import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../../renderers/guide/record.ts'
import {type Todo, todoKinds} from '../todos/todo.ts'
import {fetchAll} from './fetchAll.ts'

/**
 * What the importer remembers of a page between two imports: the guide as the page gave it. It is
 * kept in the store, beside the guide, so that everybody who imports knows it; a dot in its id
 * keeps it from visitors.
 */
export interface ImportRecord {
  readonly guide: string
  /** Name of the site and path of the file in it. */
  readonly site: string
  readonly file: string
  /** The fields of the guide, as the page gave them. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Where the page and an editor disagree, and nobody has decided yet. */
  readonly conflicts: readonly OpenConflict[]
  /** Whether visitors see the guide, as far as this import knows. */
  readonly state: ImportState
  /** What the page leaves to a person. */
  readonly todos: readonly Todo[]
  /** The assets that its pictures and files became, by kind and address: a folder may lose them later. */
  readonly assets: Readonly<Record<string, string>>
}

/** A conflict that is told of at each import, until either side changes or its to-do is marked as done. */
export interface OpenConflict {
  readonly path: string
  readonly editors?: unknown
  readonly pages?: unknown
}

/** A guide on the site; one that waits for something; one that its editors have yet to look through. */
export type ImportState = 'live' | 'waiting' | 'draft'

export const recordType = 'importedPage'

/** The id of a guide's record. */
export function recordId(guide: string): string {
  return `imported.${guide}`
}

/** A record as a document. Its fields are kept as text: stores limit how many fields they index. */
export function recordDocument(record: ImportRecord) {
  return {
    _id: recordId(record.guide),
    _type: recordType,
    guide: record.guide,
    site: record.site,
    file: record.file,
    fields: JSON.stringify(record.fields),
    conflicts: JSON.stringify(record.conflicts),
    state: record.state,
    // These are asked for by the Studio: one query tells what is to be done, by kind and subject.
    todos: record.todos.map((todo, index) => ({_type: 'todo', _key: `todo${index}`, ...todo})),
    assets: JSON.stringify(record.assets),
  }
}

/** Reads all records, by the id of their guide. */
export async function fetchRecords(
  client: SanityClient,
): Promise<ReadonlyMap<string, ImportRecord>> {
  const records = new Map<string, ImportRecord>()
  for (const document of await fetchAll(client, [recordType])) {
    const record = recordOf(document)
    if (record !== undefined) records.set(record.guide, record)
  }
  return records
}

/** Reads a record; undefined where it is none. */
export function recordOf(document: Readonly<Record<string, unknown>>): ImportRecord | undefined {
  const {guide, site, file, fields, assets, conflicts, state, todos} = document
  if (typeof guide !== 'string' || typeof fields !== 'string') return undefined
  const parsed: unknown = JSON.parse(fields)
  if (!isRecord(parsed)) return undefined
  const known: unknown = typeof assets === 'string' ? JSON.parse(assets) : {}
  const ids = Object.entries(isRecord(known) ? known : {}).map(([name, id]) => [name, String(id)])
  return {
    guide,
    site: String(site ?? ''),
    file: String(file ?? ''),
    fields: parsed,
    conflicts: conflictsIn(conflicts),
    state: state === 'live' || state === 'waiting' ? state : 'draft',
    todos: (Array.isArray(todos) ? todos : []).flatMap(todoOf),
    assets: Object.fromEntries(ids),
  }
}

function todoOf(stored: unknown): Todo[] {
  if (!isRecord(stored)) return []
  const {kind, subject, blocks, problem, remedy, path, done} = stored
  const known = todoKinds.find((name) => name === kind)
  if (known === undefined) return []
  return [
    {
      kind: known,
      subject: String(subject),
      blocks: blocks === true,
      problem: String(problem),
      remedy: String(remedy),
      ...(typeof path === 'string' ? {path} : {}),
      ...(done === true ? {done} : {}),
    },
  ]
}

function conflictsIn(text: unknown): OpenConflict[] {
  const parsed: unknown = typeof text === 'string' ? JSON.parse(text) : []
  return (Array.isArray(parsed) ? parsed : []).flatMap((conflict: unknown) =>
    isRecord(conflict) && typeof conflict.path === 'string'
      ? [{path: conflict.path, editors: conflict.editors, pages: conflict.pages}]
      : [],
  )
}
