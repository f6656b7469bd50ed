import {studioPath} from '@sanity/client/csm'
import {isRecord} from '../../../renderers/guide/record.ts'
import {alike, wordsIn} from '../merge/meaning.ts'
import type {IdentityOf} from '../merge/pairs.ts'
import {proposalKey, proposalsIn} from '../merge/proposals.ts'
import {type Conflict, threeWay} from '../merge/threeWay.ts'
import type {Note} from '../page/note.ts'
import type {ImportRecord, OpenConflict} from './importRecord.ts'

type Fields = Readonly<Record<string, unknown>>

/** A guide after its page came in again. */
export interface MergedGuide {
  readonly value: Fields
  /** One for each place where page and editor disagree, at this import or since an earlier one. */
  readonly notes: readonly Note[]
  /** What the next import compares with: what the page says, with the keys of the store. */
  readonly record: ImportRecord
}

/**
 * Merges what the page says now into a guide of the store. Without an earlier import whatever differs
 * was written by editors. Takes what that import remembered, the guide as stored, the fields as they
 * are to be stored, and what is to be remembered.
 */
export function mergeGuide(
  known: ImportRecord | undefined,
  store: Fields,
  page: Fields,
  record: ImportRecord,
): MergedGuide {
  const base = known?.fields ?? {}
  const identityOf = {
    before: identityBy(known?.assets ?? {}),
    now: identityBy(record.assets),
  }
  const value: Record<string, unknown> = {...store}
  const next: Record<string, unknown> = {}
  const found: Conflict[] = []
  for (const name of Object.keys({...base, ...page})) {
    const place = {path: name, identityOf}
    const merged = threeWay(base[name], store[name], page[name], place)
    found.push(...merged.conflicts)
    if (merged.base !== undefined) next[name] = merged.base
    if (merged.value === undefined) delete value[name]
    else value[name] = merged.value
  }
  const fresh = found.filter(({isProposed}) => !isProposed)
  const done = new Set(known?.todos.flatMap((todo) => (todo.done ? (todo.path ?? []) : [])))
  const conflicts = [
    ...(known?.conflicts ?? []).filter(
      (conflict) =>
        isOpen(conflict, value) &&
        !done.has(conflict.path) &&
        !fresh.some(({path}) => path === conflict.path),
    ),
    ...fresh.map(({path, editors, pages}) => ({path, editors, pages})),
  ]
  return {
    value,
    notes: [...conflicts.map(conflictNote), ...proposalNotes(value)],
    record: {...record, fields: next, conflicts},
  }
}

/** Pictures are known by their address on the page, whether they were uploaded or not; what is embedded by its own. */
function identityBy(assets: ImportRecord['assets']): IdentityOf {
  const addresses = new Map<string, string>()
  for (const [name, id] of Object.entries(assets).sort()) {
    if (!addresses.has(id)) addresses.set(id, name.replace(/^image /u, ''))
  }
  return (element) => {
    if (!isRecord(element)) return undefined
    if (element._type === 'embed') return `embed ${String(element.url)}`
    if (element._type !== 'figure') return undefined
    const id = isRecord(element.asset) ? String(element.asset._ref) : undefined
    const address = id === undefined ? element.importedFrom : (addresses.get(id) ?? id)
    return `figure ${String(address)}`
  }
}

/** Whether the guide still says there what it said when the conflict arose. */
function isOpen({path, editors, pages}: OpenConflict, value: Fields): boolean {
  const now: unknown = studioPath.get(value, path)
  return alike(now, editors) && !alike(now, pages)
}

function conflictNote({path, editors, pages}: OpenConflict): Note {
  const key = [...path.matchAll(/_key=="([^"]+)"/gu)].at(-1)?.[1]
  return {
    severity: 'warning',
    kind: 'conflict',
    path,
    ...(key === undefined ? {} : {key}),
    problem: `The old page and an editor both have their own version of ${path}: the guide says ${shown(editors)}, the page ${shown(pages)}. The guide was left as it is.`,
    remedy: 'Compare the two, and change the guide in Studio where the page is right.',
  }
}

function proposalNotes(value: Fields): Note[] {
  const blocks = new Map(keyedIn(value))
  return proposalsIn(value).map(({key, content}) => {
    const block = key.slice(proposalKey('').length)
    return {
      severity: 'warning',
      kind: 'conflict',
      key,
      problem: `The old page and an editor both changed a part of the text: the guide says ${shown(blocks.get(block))}, the page ${shown(content)}. The page’s version stands in the guide as a proposal, out of every channel.`,
      remedy: 'Decide in Studio: take the proposal over, or delete it.',
    }
  })
}

function keyedIn(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap(keyedIn)
  if (!isRecord(value)) return []
  const own: [string, unknown][] = typeof value._key === 'string' ? [[value._key, value]] : []
  return [...own, ...Object.values(value).flatMap(keyedIn)]
}

/** All that a value says: nothing is cut off. */
function shown(value: unknown): string {
  const text = wordsIn(value).join(' ').trim()
  return text === '' ? 'nothing' : `“${text}”`
}
