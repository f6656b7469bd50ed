import type {LakeDocument} from '../document.ts'
import {isDraftId, isPrivateId, isVersionId, publishedId, versionId} from '../documentId.ts'
import {isObject} from '../json.ts'
import type {Perspective} from '../read/perspective.ts'
import {referencesOf} from './references.ts'

/** The documents that one query may see, with the indexes that keep 10,000 of them quick. */
export type View = {
  /** All of them, by id, so that the same content always answers in the same order. */
  all: readonly LakeDocument[]
  byId(id: string): LakeDocument | undefined
  ofType(type: string): readonly LakeDocument[]
  /** The documents that hold a reference to the id. */
  referring(id: string): readonly LakeDocument[]
  /** The document with the id, its draft, and its versions in releases, as far as they are seen as themselves. */
  versionsOf(id: string): readonly LakeDocument[]
}

/** The stored documents that a view is made of. */
export type StoredDocuments = {
  readonly ids: Iterable<string>
  get(id: string): LakeDocument | undefined
}

/** The stored documents that others were made from, to be seen under another id. */
const stored = new WeakMap<object, LakeDocument>()

/** The stored document behind one that a view shows: what is derived from it is derived once for all views. */
export function storedBehind<T extends object>(document: T): T | LakeDocument {
  return stored.get(document) ?? document
}

function underId(document: LakeDocument, id: string): LakeDocument {
  const seen = {...document, _id: id, _originalId: document._id}
  stored.set(seen, document)
  return seen
}

/**
 * What one reader sees of the stored documents, kept up with each change of them: a change costs
 * what it changes, not what there is. Without a token nothing private is ever looked at, whatever
 * perspective is asked for.
 */
export class KeptView implements View {
  readonly #stored: StoredDocuments
  readonly #perspective: Perspective
  readonly #hasToken: boolean
  readonly #ids = new Map<string, LakeDocument>()
  readonly #types = new Map<string, LakeDocument[]>()
  /** The ids of drafts and versions, by that of the document they belong to. */
  readonly #versions = new Map<string, Set<string>>()
  #all: LakeDocument[]
  #targets: Map<string, Map<string, LakeDocument>> | undefined

  constructor(stored: StoredDocuments, perspective: Perspective, hasToken: boolean) {
    this.#stored = stored
    this.#perspective = perspective
    this.#hasToken = hasToken
    for (const id of stored.ids) {
      const seenId = this.#seenId(id)
      if (seenId === undefined || this.#ids.has(seenId)) continue
      const document = this.#seen(seenId)
      if (document) this.#ids.set(seenId, document)
    }
    this.#all = [...this.#ids.values()].sort(byId)
    for (const document of this.#all) {
      const ofType = this.#types.get(document._type)
      if (ofType) ofType.push(document)
      else this.#types.set(document._type, [document])
      this.#noteVersion(document._id)
    }
  }

  get all(): readonly LakeDocument[] {
    return this.#all
  }

  byId(id: string): LakeDocument | undefined {
    return this.#ids.get(id)
  }

  ofType(type: string): readonly LakeDocument[] {
    return this.#types.get(type) ?? []
  }

  referring(id: string): readonly LakeDocument[] {
    if (!this.#targets) {
      this.#targets = new Map()
      for (const document of this.#all) this.#noteReferences(document, this.#targets)
    }
    return [...(this.#targets.get(id)?.values() ?? [])].sort(byId)
  }

  versionsOf(id: string): readonly LakeDocument[] {
    const ids = [id, ...(this.#versions.get(id) ?? [])]
    return ids.flatMap((one) => this.#ids.get(one) ?? []).sort(byId)
  }

  /** Looks again at what has changed: the stored document with this id. */
  refresh(id: string): void {
    const seenId = this.#seenId(id)
    if (seenId === undefined) return
    const before = this.#ids.get(seenId)
    const after = this.#seen(seenId)
    if (before) this.#remove(before)
    if (after) this.#add(after)
  }

  /** Under which id a stored document is seen; undefined when it is not. */
  #seenId(id: string): string | undefined {
    if (!this.#hasToken && isPrivateId(id)) return undefined
    switch (this.#perspective.kind) {
      case 'raw':
        return id
      case 'published':
        return isDraftId(id) || isVersionId(id) ? undefined : id
      case 'layers':
        return publishedId(id)
    }
  }

  #seen(id: string): LakeDocument | undefined {
    if (this.#perspective.kind !== 'layers') return this.#stored.get(id)
    const layers = this.#hasToken ? this.#perspective.layers : []
    for (const layer of layers) {
      const document = this.#stored.get(layer === 'drafts' ? `drafts.${id}` : versionId(layer, id))
      if (!document) continue
      if (isToBeUnpublished(document)) return undefined
      return underId(document, id)
    }
    const published = this.#stored.get(id)
    return published && underId(published, id)
  }

  #add(document: LakeDocument): void {
    this.#ids.set(document._id, document)
    insert(this.#all, document)
    const ofType = this.#types.get(document._type)
    if (ofType) insert(ofType, document)
    else this.#types.set(document._type, [document])
    this.#noteVersion(document._id)
    if (this.#targets) this.#noteReferences(document, this.#targets)
  }

  #remove(document: LakeDocument): void {
    this.#ids.delete(document._id)
    take(this.#all, document)
    take(this.#types.get(document._type) ?? [], document)
    this.#versions.get(publishedId(document._id))?.delete(document._id)
    if (!this.#targets) return
    for (const {target} of referencesOf(storedBehind(document)))
      this.#targets.get(target)?.delete(document._id)
  }

  #noteVersion(id: string): void {
    const document = publishedId(id)
    if (document === id) return
    const versions = this.#versions.get(document)
    if (versions) versions.add(id)
    else this.#versions.set(document, new Set([id]))
  }

  #noteReferences(document: LakeDocument, targets: Map<string, Map<string, LakeDocument>>): void {
    for (const {target} of referencesOf(storedBehind(document))) {
      const sources = targets.get(target)
      if (sources) sources.set(document._id, document)
      else targets.set(target, new Map([[document._id, document]]))
    }
  }
}

/** A version may say that its document goes away with the release. */
function isToBeUnpublished(document: LakeDocument): boolean {
  return isObject(document._system) && document._system.delete === true
}

export function byId(a: LakeDocument, b: LakeDocument): number {
  return a._id < b._id ? -1 : a._id > b._id ? 1 : 0
}

/** Where a document with this id stands, or would, in a list sorted by id. */
function placeOf(sorted: readonly LakeDocument[], id: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle]?._id ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

function insert(sorted: LakeDocument[], document: LakeDocument): void {
  sorted.splice(placeOf(sorted, document._id), 0, document)
}

function take(sorted: LakeDocument[], document: LakeDocument): void {
  const place = placeOf(sorted, document._id)
  if (sorted[place]?._id === document._id) sorted.splice(place, 1)
}
