import {isDeepStrictEqual} from 'node:util'
import {isRecord} from '../../../renderers/guide/record.ts'
import type {Note} from '../page/note.ts'
import {type KnownWords, withKnownWords} from '../todos/knownWords.ts'
import type {ImportRecord} from './importRecord.ts'
import {mergeGuide} from './mergeGuide.ts'

/**
 * Where imported guides go: to drafts, for editors to look through; to what visitors see; or there
 * only where they are whole, and the others to drafts.
 */
export const targets = ['drafts', 'published', 'whole'] as const

export type ImportTarget = (typeof targets)[number]

/**
 * Where one guide goes: to its draft; to every version that there is; or out to visitors, with what its
 * draft says.
 */
export type Destination = 'draft' | 'published' | 'publish'

type Fields = Readonly<Record<string, unknown>>

/** The versions of a guide that the store has. */
export interface StoredGuide {
  readonly draft?: Fields
  readonly published?: Fields
}

/** What happened to a guide. */
export type ImportOutcome = 'created' | 'updated' | 'unchanged'

/** What is to be written, and what cannot be without overwriting an editor. */
export interface Plan {
  readonly outcome: ImportOutcome
  readonly notes: readonly Note[]
  /** Versions to create or change, whole. */
  readonly documents: readonly {
    readonly document: Fields & {_id: string; _type: string}
    readonly before?: Fields
  }[]
  /** Versions that go, because what they said is published. */
  readonly deletes: readonly {readonly _id: string; readonly before: Fields}[]
  /** The guide as visitors, or editors, will have it. */
  readonly guide: Fields & {_id: string; _type: string}
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
  to: Destination,
  words: KnownWords,
): Plan {
  const id = record.guide
  const draft = `drafts.${id}`
  const isPublishing = to === 'publish' && stored.published === undefined
  const versions: readonly (readonly [string, Fields | undefined])[] = isPublishing
    ? [[id, stored.draft]]
    : to === 'draft'
      ? [[draft, stored.draft ?? stored.published]]
      : [
          [id, stored.published],
          ...(stored.draft === undefined ? [] : ([[draft, stored.draft]] as const)),
        ]
  const notes: Note[] = []
  let next = record
  const guides: Plan['guide'][] = []
  const documents = versions.flatMap(([version, before]): Plan['documents'] => {
    const whole = (value: unknown) => {
      const known = withKnownWords(value, words)
      const guide = {...(isRecord(known) ? known : {}), _id: version, _type: 'guide'}
      guides.push(guide)
      return guide
    }
    if (before === undefined) return [{document: whole(fields)}]
    const current = contentFieldsOf(before)
    const merged = mergeGuide(known, current, fields, record)
    next = merged.record
    notes.push(...merged.notes)
    const guide = whole(merged.value)
    const isSame = before._id === version
    const isUntouched = isDeepStrictEqual(plain(contentFieldsOf(guide)), plain(current))
    if (isUntouched && (isSame || !isPublishing)) return []
    return [{document: guide, ...(isSame ? {before} : {})}]
  })
  const isKnown = stored.draft !== undefined || stored.published !== undefined
  return {
    outcome: !isKnown ? 'created' : documents.length > 0 ? 'updated' : 'unchanged',
    notes: notes.filter(
      (note, index) => notes.findIndex(({problem}) => problem === note.problem) === index,
    ),
    documents,
    deletes: isPublishing && stored.draft !== undefined ? [{_id: draft, before: stored.draft}] : [],
    guide: guides[0] ?? {...fields, _id: draft, _type: 'guide'},
    record: next,
  }
}

/** The fields of a guide that are content. */
export function contentFieldsOf(document: Fields): Fields {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !ownFields.has(name)))
}

/** As JSON has it: fields without a value are none. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
