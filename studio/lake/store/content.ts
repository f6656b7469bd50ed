import {isAsset, type LakeDocument} from '../document.ts'
import {Documents} from './documents.ts'
import type {DocumentChange, Store, Transaction} from './store.ts'

/** Told of each transaction once it is durable. */
export type Watcher = (transaction: Transaction) => void

/** The documents of the lake and the one way to change them. */
export class LakeContent {
  readonly documents = new Documents()
  readonly store: Store
  readonly #url: string
  readonly #watchers = new Set<Watcher>()
  #lastMoment: number

  /** Reads all documents of the store; `url` is where the lake is now. Throws StoreError. */
  constructor(store: Store, url: string) {
    this.store = store
    this.#url = url
    this.#lastMoment = store.lastMoment()
    for (const document of store.documents()) {
      this.documents.replace([{id: document._id, after: this.#addressed(document)}])
    }
  }

  /** The moment of the next transaction: never before that of the last, whatever the clock does. */
  now(): string {
    this.#lastMoment = Math.max(this.#lastMoment, Date.now())
    return new Date(this.#lastMoment).toISOString()
  }

  /** Makes a transaction durable, then visible, then known. Throws if it cannot be stored. */
  commit(transaction: Transaction): void {
    const changes = transaction.changes.map((change) => this.#withAddress(change))
    const settled = {...transaction, changes}
    this.store.commit(settled)
    this.documents.replace(changes)
    for (const watcher of this.#watchers) watcher(settled)
  }

  /** Calls `watcher` for each transaction from now on; returns how to stop that. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #withAddress(change: DocumentChange): DocumentChange {
    return change.after ? {...change, after: this.#addressed(change.after)} : change
  }

  /** An asset's address names this lake's port, which may differ from one start to the next. */
  #addressed(document: LakeDocument): LakeDocument {
    return isAsset(document) ? {...document, url: `${this.#url}/${document.path}`} : document
  }
}
