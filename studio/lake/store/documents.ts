import type {LakeDocument} from '../document.ts'
import {publishedId, releaseOf} from '../documentId.ts'
import type {Perspective} from '../read/perspective.ts'
import {KeptView, type View} from './view.ts'

/** How many ways of looking at the documents are kept up with every change. */
const MAX_VIEWS = 16
/** A change of more documents than this makes the views anew instead. */
const MAX_KEPT_UP = 500

/** What stands now under some ids. */
export type ChangedDocuments = readonly {id: string; after: LakeDocument | undefined}[]

/** All documents, parsed once and held in memory; the store beneath is read only at start. */
export class Documents {
  readonly #documents = new Map<string, LakeDocument>()
  /** By the id of what is published: the ids of that, its draft and its versions. */
  readonly #variants = new Map<string, Set<string>>()
  readonly #views = new Map<string, KeptView>()

  get size(): number {
    return this.#documents.size
  }

  get ids(): Iterable<string> {
    return this.#documents.keys()
  }

  get(id: string): LakeDocument | undefined {
    return this.#documents.get(id)
  }

  /** Every document, sorted by id. */
  get sorted(): readonly LakeDocument[] {
    return this.view({kind: 'raw'}, true).all
  }

  /** The ids of a document’s published form, draft and versions, as far as they are there. */
  variantsOf(id: string): string[] {
    return [...(this.#variants.get(publishedId(id)) ?? [])].sort()
  }

  /** The ids of the versions in a release. */
  versionsIn(release: string): string[] {
    return [...this.#documents.keys()].filter((id) => releaseOf(id) === release)
  }

  /** Puts documents in the place of those with their ids; `undefined` takes one away. */
  replace(changes: ChangedDocuments): void {
    for (const {id, after} of changes) {
      if (after) this.#documents.set(id, after)
      else this.#documents.delete(id)
      this.#noteVariant(id, after !== undefined)
    }
    if (changes.length > MAX_KEPT_UP) this.#views.clear()
    for (const view of this.#views.values()) for (const {id} of changes) view.refresh(id)
  }

  /** What a reader sees; the views that were asked for last are kept up with every change. */
  view(perspective: Perspective, hasToken: boolean): View {
    const key = JSON.stringify([perspective, hasToken])
    const view = this.#views.get(key) ?? new KeptView(this, perspective, hasToken)
    this.#views.delete(key)
    this.#views.set(key, view)
    for (const [oldest] of this.#views) {
      if (this.#views.size <= MAX_VIEWS) break
      this.#views.delete(oldest)
    }
    return view
  }

  #noteVariant(id: string, exists: boolean): void {
    const published = publishedId(id)
    const variants = this.#variants.get(published)
    if (exists && variants) variants.add(id)
    else if (exists) this.#variants.set(published, new Set([id]))
    else if (variants?.delete(id) && variants.size === 0) this.#variants.delete(published)
  }
}
