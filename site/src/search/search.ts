import {drawResult} from './drawResult.ts'
import {isTagged, languageOf} from './queryLanguage.ts'
import {openIndex, type SearchResult} from './searchIndex.ts'

/** How many results are shown at once: each is a file of its own. */
const PAGE = 5

/** How long a person must pause before what they type is searched for: milliseconds. */
const PAUSE = 250

/** How long until what is needed for it is loaded: each beginning of a word may stand in another part of the index. */
const PAUSE_BETWEEN_KEYS = 100

const form = element('form[role=search]', HTMLFormElement)
const input = element('#query', HTMLInputElement)
const status = element('#found', HTMLElement)
const list = element('#results', HTMLOListElement)
const more = element('#more', HTMLButtonElement)
const all = element('#all', HTMLElement)

let betweenKeys: ReturnType<typeof setTimeout> | undefined
let pause: ReturnType<typeof setTimeout> | undefined
let last = ''
let shown = 0
let found: readonly SearchResult[] = []

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void search()
})
// Whoever comes to this page will search.
void prepare('')
input.addEventListener('input', () => {
  if (betweenKeys === undefined) void prepare(input.value.trim())
  clearTimeout(betweenKeys)
  betweenKeys = setTimeout(() => {
    betweenKeys = undefined
    void prepare(input.value.trim())
  }, PAUSE_BETWEEN_KEYS)
  clearTimeout(pause)
  pause = setTimeout(() => void search(), PAUSE)
})
more.addEventListener('click', () => void showMore(true))

const asked = new URLSearchParams(location.search).get('q')
if (asked !== null) {
  input.value = asked
  void search()
}

async function search(): Promise<void> {
  clearTimeout(pause)
  const query = input.value.trim()
  if (query === last) return
  last = query
  const address = query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`
  const language = languageOf(query)
  const page =
    language === undefined ? undefined : document.querySelector(`link[hreflang="${language}"]`)
  if (page instanceof HTMLLinkElement && !isTagged(document.documentElement.lang, language)) {
    location.replace(`${new URL(page.href).pathname}${address}`)
    return
  }
  history.replaceState(null, '', address)
  all.hidden = query !== ''
  show([])
  if (query === '') {
    status.textContent = ''
    return
  }
  say('searching')
  try {
    const {results} = await (await openIndex()).search(query)
    if (query !== last) return
    show(results)
    say(results.length === 0 ? 'none' : results.length === 1 ? 'foundOne' : 'found')
    all.hidden = results.length > 0
    await showMore(false)
  } catch {
    if (query !== last) return
    say('failed')
    all.hidden = false
  }
}

/** Loads what a search will need while somebody still types; should it fail, the search will say so. */
async function prepare(query: string): Promise<void> {
  await openIndex()
    .then((index) => index.preload(query))
    .catch(() => {})
}

function show(results: readonly SearchResult[]): void {
  found = results
  shown = 0
  list.replaceChildren()
  more.hidden = true
}

/** Shows the next results, each as soon as it is there; the keyboard goes on at the first of them where somebody asked for them. */
async function showMore(isAsked: boolean): Promise<void> {
  const results = found
  const next = results.slice(shown, shown + PAGE).map((result) => result.data())
  shown += next.length
  more.hidden = shown >= results.length
  for (const [index, loading] of next.entries()) {
    const guide = await loading
    if (results !== found) return
    const item = drawResult(guide)
    list.append(item)
    if (isAsked && index === 0) item.querySelector('a')?.focus()
  }
}

function say(what: 'searching' | 'none' | 'foundOne' | 'found' | 'failed'): void {
  status.textContent = (form.dataset[what] ?? '')
    .replace('{count}', String(found.length))
    .replace('{query}', () => last)
}

function element<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const node = document.querySelector(selector)
  if (node instanceof kind) return node
  throw new Error(`The page has no ${selector}.`)
}
