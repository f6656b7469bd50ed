import {isDeepStrictEqual} from 'node:util'
import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../renderers/guide/record.ts'
import {referencesIn} from '../../renderers/guide/revision.ts'
import type {ImportOptions, PageResult} from './importPages.ts'
import type {Opened} from './openPages.ts'
import type {Note} from './page/note.ts'
import type {Prepared, preparePages} from './preparePages.ts'
import {reason} from './reason.ts'
import type {AssetStore} from './store/assets.ts'
import {hasWeakReferences, withReferences} from './store/guideReferences.ts'
import type {ImportRecord, ImportState} from './store/importRecord.ts'
import {type Destination, type Plan, planGuide} from './store/planGuide.ts'
import {fetchGuide, type StoreContent} from './store/readStore.ts'
import {isOvertaken, tryAgain} from './store/tryAgain.ts'
import {withAssets} from './store/withAssets.ts'
import {writePlan} from './store/writePlan.ts'
import {asksOnce} from './todos/asksOnce.ts'
import {findTodos} from './todos/findTodos.ts'
import {knownWords} from './todos/knownWords.ts'
import {fetchAssets, triedAsset, webErrors} from './todos/webErrors.ts'

/** What an import works with. */
export interface ImportContext {
  readonly raw: SanityClient
  readonly store: StoreContent
  readonly assets: AssetStore
  readonly options: ImportOptions
  /** Reads pages again, without links to the guides of these ids. */
  readonly prepare: (
    pages: readonly Opened[],
    hidden: ReadonlySet<string>,
  ) => ReturnType<typeof preparePages>
  /** Gathers what is written with references that can be made strong once all is published. */
  readonly weak: {readonly _id: string}[]
}

/** A page with its pictures and files. */
interface Placed {
  readonly prepared: Prepared
  readonly guide: Prepared['page']['guide']
  readonly ids: ImportRecord['assets']
  readonly notes: readonly Note[]
}

/** Writes prepared pages into the store, each whole or not at all, and tells what became of each. */
export async function bringIn(
  pages: readonly Prepared[],
  context: ImportContext,
  give: (result: PageResult) => void,
): Promise<void> {
  const {raw, store, assets, options, prepare} = context
  const words = knownWords(
    [...store.guides.values()].map(({draft, published}) => draft ?? published),
  )
  const unpublished = new Set(
    [...pages.map(({opened}) => opened.id), ...store.guides.keys()].filter(
      (id) => store.guides.get(id)?.published === undefined,
    ),
  )
  const once = asksOnce()
  let placed = await placeAll(pages)
  const waiting = new Set<string>()
  const storedAssets = options.dryRun ? [] : await fetchAssets(raw)
  let errors = judge()
  if (options.target === 'whole') await holdBack()
  const lost = new Set<string>()
  for (const page of placed) await bring(page, lost)
  const left = placed.filter(
    ({prepared, guide}) =>
      !lost.has(prepared.opened.id) && referencesIn(guide).some((id) => lost.has(id)),
  )
  // What could not be written takes the links to it along.
  for (const page of await placeAll(prepare(openedOf(left), lost).prepared)) await bring(page, lost)

  async function placeAll(all: readonly Prepared[]): Promise<Placed[]> {
    const result: Placed[] = []
    for (const prepared of all) {
      const {opened, page} = prepared
      const known = store.records.get(opened.id)?.assets ?? {}
      const {body, notes, ids} = await withAssets(page.guide.body ?? [], opened.site, assets, known)
      result.push({prepared, guide: {...page.guide, body}, ids, notes})
    }
    return result
  }

  /** What keeps each guide from the web, as it is to be stored. */
  function judge() {
    const going = placed.filter(({prepared}) => !waiting.has(prepared.opened.id))
    const guides = new Map(
      going.map((page) => [page.prepared.opened.id, planOf(page, destination(page)).guide]),
    )
    const drafts =
      options.target === 'drafts'
        ? [...store.guides].flatMap(([_id, {draft}]) =>
            draft === undefined ? [] : [{...draft, _id}],
          )
        : []
    const tried = options.dryRun
      ? [...new Set(placed.flatMap(({ids}) => Object.values(ids)))].map(triedAsset)
      : storedAssets
    return webErrors(guides, [...store.documents, ...drafts, ...tried])
  }

  /** Finds the guides that wait, and takes links to them out of those that do not. */
  async function holdBack(): Promise<void> {
    const found = new Map(errors)
    for (let round = 0; round < placed.length; round += 1) {
      const more = [...errors].filter(([, list]) => list.length > 0).map(([id]) => id)
      for (const id of more) waiting.add(id)
      const hidden = new Set([...unpublished].filter((id) => waiting.has(id) || !errors.has(id)))
      const leading = placed.filter(
        ({prepared, guide}) =>
          !waiting.has(prepared.opened.id) && referencesIn(guide).some((id) => hidden.has(id)),
      )
      if (leading.length > 0) {
        const again = await placeAll(prepare(openedOf(leading), hidden).prepared)
        const byId = new Map(again.map((page) => [page.prepared.opened.id, page]))
        placed = placed.map((page) => byId.get(page.prepared.opened.id) ?? page)
      }
      if (more.length === 0 && leading.length === 0) break
      errors = judge()
      for (const [id, list] of errors) found.set(id, list)
    }
    errors = found
  }

  function destination({prepared}: Placed): Destination {
    if (options.target === 'drafts' || waiting.has(prepared.opened.id)) return 'draft'
    return options.target === 'whole' ? 'publish' : 'published'
  }

  function planOf(page: Placed, to: Destination, now: StoredNow = storedNow(page)): Plan {
    const {_id, _type, ...fields} = page.guide
    const referring = withReferences(JSON.parse(JSON.stringify(fields)), unpublished, to)
    const {file, site} = page.prepared.opened
    const record: ImportRecord = {
      guide: _id,
      site: site.id,
      file: file.name,
      fields: isRecord(referring) ? referring : {},
      conflicts: [],
      state: 'draft',
      todos: [],
      assets: page.ids,
    }
    return planGuide(record.fields, now.guide, now.record, record, to, words)
  }

  function storedNow({prepared}: Placed): StoredNow {
    const {id} = prepared.opened
    return {guide: store.guides.get(id) ?? {}, record: store.records.get(id)}
  }

  async function bring(page: Placed, failed: Set<string>): Promise<void> {
    const {opened, page: imported} = page.prepared
    const before = {
      file: opened.file,
      text: opened.head.page.text,
      imported: {
        id: opened.id,
        guide: page.guide,
        lines: imported.lines,
        path: imported.path,
        flaws: imported.flaws,
      },
    }
    const told = [...opened.notes, ...imported.notes, ...page.notes]
    try {
      const plan = await write(page, told)
      const notes = once([...told, ...plan.notes], page.ids, plan.record.todos)
      const {state, todos} = plan.record
      give({...before, outcome: plan.outcome, notes, failures: [], state, todos})
    } catch (error) {
      failed.add(opened.id)
      give({...before, outcome: 'failed', notes: told, failures: [reason(error)], todos: []})
    }
  }

  /** Writes a guide; where somebody was faster, what they wrote is merged first. */
  async function write(page: Placed, told: readonly Note[]): Promise<Plan> {
    const to = destination(page)
    const {id} = page.prepared.opened
    const first = complete(planOf(page, to))
    let plan = first
    for (let round = 0; ; round += 1) {
      const now = plan
      const isNew =
        now.documents.length + now.deletes.length > 0 ||
        !isDeepStrictEqual(store.records.get(id), now.record)
      if (options.dryRun || !isNew) break
      try {
        await tryAgain(() => writePlan(raw, now))
        for (const {document} of now.documents) {
          if (hasWeakReferences(document)) context.weak.push(document)
        }
        break
      } catch (error) {
        if (!isOvertaken(error) || round === mostRounds) throw error
        plan = complete(planOf(page, to, await fetchGuide(raw, id)))
      }
    }
    return {...plan, outcome: first.outcome}

    function complete(some: Plan): Plan {
      const found = errors.get(id) ?? []
      const todos = findTodos(some.guide, found, [...told, ...some.notes])
      const isOut = to !== 'draft' || store.guides.get(id)?.published !== undefined
      const state: ImportState =
        isOut && (to === 'draft' || found.length === 0)
          ? 'live'
          : found.length > 0
            ? 'waiting'
            : 'draft'
      return {...some, record: {...some.record, state, todos}}
    }
  }
}

/** What the store has of a guide. */
type StoredNow = Awaited<ReturnType<typeof fetchGuide>>

/** How often a guide that others write to at the same time is merged anew. */
const mostRounds = 3

function openedOf(pages: readonly Placed[]): Opened[] {
  return pages.map(({prepared}) => prepared.opened)
}
