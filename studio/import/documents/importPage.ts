import type {Library} from '../../../renderers/guide/library.ts'
import type {Guide} from '../../../schemas/generated/types.ts'
import {languageTitles} from '../../../schemas/language.ts'
import {frontMatterContent} from '../layouts/layouts.ts'
import {type LiteralBody, literalBody} from '../literal/literal.ts'
import {keyCounter} from '../literal/newKey.ts'
import type {Note} from '../page/note.ts'
import {type PageText, parsePage, readPageText} from '../page/readPage.ts'
import {bodyFacts} from '../proof/bodyFacts.ts'
import {findFlaws, rawMarks} from '../proof/findFlaws.ts'
import {proveFrontMatter} from '../proof/proveFrontMatter.ts'
import {proveCopy} from '../proof/provePage.ts'
import {readStructure} from '../readings/readings.ts'
import {pageLanguage} from './pageLanguage.ts'
import {pagePath} from './pagePath.ts'
import {linksToPlaces} from './placesOnPage.ts'
import {stableKeys} from './stableKeys.ts'

/** What a page's front matter says, before the body is looked at. */
export interface PageHead {
  /** Relative to the folder of its site, with forward slashes. */
  readonly file: string
  readonly page: PageText
  readonly path: string
  readonly notes: readonly Note[]
}

/** The fields of a guide that a page gives. */
export type GuideDraft = Pick<
  Guide,
  '_id' | '_type' | 'title' | 'summary' | 'language' | 'path' | 'navigationGroup' | 'body'
>

/** A page and what became of it. */
export interface ImportedPage extends PageHead {
  readonly id: string
  readonly guide: GuideDraft
  /** The line of the file on which each block of the body stood, by `_key`. */
  readonly lines: ReadonlyMap<string, number>
  /** What the proof found wanting; the page is not imported unless this is empty. */
  readonly gaps: readonly string[]
  /** What would look amiss though nothing is lost. */
  readonly flaws: readonly string[]
}

/** What is known beyond the page. */
export interface Surroundings {
  readonly library: Pick<Library, 'services' | 'handbooks'>
  /** Ids of guides by their path, in lower case. */
  readonly guides: ReadonlyMap<string, string>
  /** Why the pages at these paths, in lower case, are not guides. */
  readonly absent: ReadonlyMap<string, string>
  readonly host: string | undefined
  /** Leaves the author's form alone: nothing is read into it. */
  readonly literal: boolean
}

/** Fields of the front matter that say how Isomer draws a page, which is no part of the guidance. */
const ofIsomer = new Set([
  'title',
  'permalink',
  'description',
  'third_nav_title',
  'variant',
  'layout',
])

/** Reads a page as far as its path. Throws where it cannot be read. */
export function readHead(bytes: Uint8Array, file: string): PageHead {
  const page = readPageText(bytes)
  const {path, notes} = pagePath(page.fields.get('permalink'), file)
  return {file, page, path, notes: [...page.notes, ...notes]}
}

/** Makes a guide of a page, and proves that nothing of the page was lost on the way. */
export function importPage(head: PageHead, id: string, around: Surroundings): ImportedPage {
  const {path, file} = head
  const page = parsePage(head.page)
  const notes: Note[] = [...head.notes]
  const newKey = keyCounter()
  const title = titleOf(head, notes)
  const takeNote = (note: Note) => notes.push(note)
  const {data} = head.page
  const content = frontMatterContent(data, pageLanguage(title))
  const shown = literalBody(parsePage({body: content.html, bodyLine: 1}), path, newKey, takeNote)
  const written = literalBody(page, path, newKey, takeNote)
  const gaps = [
    ...proveCopy(page, written.body, notes, path),
    ...proveFrontMatter(data, content, shown.body, notes),
  ]
  const copy = joined(shown, written)
  const language = languageOf(title, bodyFacts(copy.body).text, notes)
  const read = around.literal
    ? {body: copy.body, notes: []}
    : readStructure(copy.body, {
        id,
        title,
        language,
        headingLevels: copy.headingLevels,
        library: around.library,
        guides: around.guides,
        absent: around.absent,
        host: around.host,
        newKey,
      })
  notes.push(...read.notes)
  const linked = linksToPlaces(read.body, copy.places, path)
  notes.push(...linked.notes)
  noteFields(head.page, content.fields, notes)
  // Visitors of the old page saw marks of Markdown that stood in its HTML.
  if (page.kind === 'html') notes.push(...rawMarks(linked.body).map(rawNote))
  const flaws = findFlaws(page, linked.body, notes)
  notes.push(...flaws.map(flawNote))
  const {body, keys} = stableKeys(linked.body)
  const group = navigationGroupOf(head.page, file)
  if (group === undefined) {
    notes.push({
      severity: 'warning',
      kind: 'navigationGroup',
      line: 1,
      problem: 'The page stood in no group of the navigation.',
      remedy: 'Name one in Studio, under “Place on the site”.',
    })
  }
  const summary = (head.page.fields.get('description') ?? '').trim()
  return {
    ...head,
    id,
    guide: {
      _id: id,
      _type: 'guide',
      title,
      language,
      path,
      body,
      ...(summary === '' ? {} : {summary}),
      ...(group === undefined ? {} : {navigationGroup: group}),
    },
    lines: renamed(copy.lines, keys),
    notes: notes.map(({key, ...note}) => {
      const now = key === undefined ? undefined : (keys.get(key) ?? key)
      const line = note.line ?? (key === undefined ? undefined : copy.lines.get(key))
      return {
        ...note,
        ...(now === undefined ? {} : {key: now}),
        ...(line === undefined ? {} : {line}),
      }
    }),
    gaps,
    flaws,
  }
}

function flawNote(problem: string): Note {
  return {severity: 'warning', problem, remedy: 'Compare with the old page, and mend it in Studio.'}
}

function rawNote(problem: string): Note {
  return {severity: 'warning', problem, remedy: 'Put in Studio what was meant by it.'}
}

function renamed(
  lines: ReadonlyMap<string, number>,
  keys: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  return new Map([...lines].map(([key, line]) => [keys.get(key) ?? key, line]))
}

function titleOf({page, file}: PageHead, notes: Note[]): string {
  const title = (page.fields.get('title') ?? '').replaceAll(/\s+/gu, ' ').trim()
  if (title !== '') return title
  const named = (file.split('/').at(-1) ?? file).replace(/\.[^.]+$/u, '')
  notes.push({
    severity: 'warning',
    line: 1,
    problem: `The page has no title; the name of its file, “${named}”, was taken.`,
    remedy: 'Give the guide its title in Studio.',
  })
  return named
}

function languageOf(title: string, text: string, notes: Note[]) {
  const language = pageLanguage(`${title} ${text}`)
  if (language !== 'en') {
    notes.push({
      severity: 'note',
      confidence: 'likely',
      problem: `Most of the page is written in ${languageTitles[language]}; that was taken for its language.`,
      remedy: 'Choose another language in Studio if that is wrong.',
    })
  }
  return language
}

/** The third level of Isomer's navigation, or the folder of the page's collection. */
function navigationGroupOf({fields}: PageText, file: string): string | undefined {
  const third = (fields.get('third_nav_title') ?? '').trim()
  if (third !== '') return third
  const folder = file
    .split('/')
    .slice(0, -1)
    .findLast((part) => part !== 'pages')
  if (folder === undefined) return undefined
  const words = folder.replace(/^_/u, '').replaceAll('-', ' ').trim()
  return words === '' ? undefined : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** What the layout shows above the body, and the body. */
function joined(above: LiteralBody, below: LiteralBody): LiteralBody {
  return {
    body: [...above.body, ...below.body],
    // All of the front matter counts as one place.
    lines: new Map([...above.body.map(({_key}) => [_key, 1] as const), ...below.lines]),
    headingLevels: new Map([...above.headingLevels, ...below.headingLevels]),
    places: new Map([...above.places, ...below.places]),
  }
}

function noteFields({fields}: PageText, shown: readonly string[], notes: Note[]): void {
  for (const [name, value] of fields) {
    if (ofIsomer.has(name) || shown.includes(name) || value.trim() === '') continue
    notes.push({
      severity: 'note',
      line: 1,
      problem: `“${name}: ${value.slice(0, 100)}” in the front matter has no place in a guide.`,
      remedy: 'Enter in Studio what it says, if it matters.',
      about: value,
    })
  }
}
