/** One guide that was found; what is shown of it is a file of its own. */
export interface SearchResult {
  data(): Promise<FoundGuide>
}

/** What Pagefind says of a guide that was found (pagefind.app/docs/api). */
export interface FoundGuide {
  readonly url: string
  readonly excerpt: string
  readonly meta: {readonly title?: string}
  readonly sub_results: readonly {
    readonly title: string
    readonly url: string
    readonly excerpt: string
  }[]
}

interface Index {
  /** Loads what a search would need. */
  preload(query: string): Promise<void>
  search(query: string): Promise<{readonly results: readonly SearchResult[]}>
}

interface Pagefind {
  createInstance(options: {readonly noWorker: boolean}): Index
}

let opened: Promise<Index> | undefined

/** Loads the search when it is first needed. It works in this page: a worker would be loaded beside it. */
export function openIndex(): Promise<Index> {
  opened ??= load()
  return opened
}

async function load(): Promise<Index> {
  const script = '/pagefind/pagefind.js'
  const pagefind: Pagefind = await import(/* @vite-ignore */ script)
  return pagefind.createInstance({noWorker: true})
}
