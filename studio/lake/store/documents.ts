import type {LakeDocument} from '../document.ts'
import type {Perspective} from '../read/perspective.ts'
import {byId, type View, viewOf} from './view.ts'

/** How many ways of looking at the documents are kept ready. */
const VIEWS_KEPT = 16

/** All documents, parsed once and held in memory; the store beneath is read only at start. */
export class Documents {
  readonly #documents = new Map<string, LakeDocument>()
  #views = new Map<string, View>()
  #sorted: readonly LakeDocument[] | undefined

  get size(): number {
    return this.#documents.size
  }

  get(id: string): LakeDocument | undefined {
    return this.#documents.get(id)
  }

  /** Every document, sorted by id. */
  get sorted(): readonly LakeDocument[] {
    this.#sorted ??= [...this.#documents.values()].sort(byId)
    return this.#sorted
  }

  /** Puts a document in the place of the one with its id; `undefined` takes it away. */
  replace(id: string, document: LakeDocument | undefined): void {
    if (document) this.#documents.set(id, document)
    else this.#documents.delete(id)
    this.#views = new Map()
    this.#sorted = undefined
  }

  /** What a reader sees. Views are kept until a document changes. */
  view(perspective: Perspective, hasToken: boolean): View {
    const key = JSON.stringify([perspective, hasToken])
    const kept = this.#views.get(key)
    if (kept) return kept
    if (this.#views.size >= VIEWS_KEPT) this.#views.clear()
    const view = viewOf(this.sorted, perspective, hasToken)
    this.#views.set(key, view)
    return view
  }
}
