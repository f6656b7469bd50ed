import {element, textHtml} from '../../../renderers/web/element.ts'
import type {ImportResult, PageResult} from '../importPages.ts'
import type {Note} from '../page/note.ts'
import {countTodos, todoTitles} from '../todos/todo.ts'
import {drawBody} from './drawBody.ts'
import {type ReportRow, rowsOf} from './rows.ts'
import {style} from './style.ts'

const order: Record<PageResult['outcome'], number> = {
  failed: 0,
  created: 1,
  updated: 2,
  unchanged: 3,
  leftOut: 4,
}

const outcomes: Record<PageResult['outcome'], string> = {
  failed: 'not imported',
  created: 'new',
  updated: 'updated',
  unchanged: 'unchanged',
  leftOut: 'left out',
}

const states: Record<NonNullable<PageResult['state']>, string> = {
  live: 'live',
  waiting: 'waits',
  draft: 'whole, in drafts',
}

const severities: Record<Note['severity'], string> = {
  error: 'Error',
  warning: 'To do',
  note: 'Note',
}

/**
 * The report of an import as a page of HTML: the old text on the left, what became of it on the
 * right, what was noted below each part. It loads nothing and runs nothing.
 */
export function importReport({pages}: ImportResult, dryRun: boolean): string {
  const sorted = pages.toSorted((a, b) => order[a.outcome] - order[b.outcome])
  const title = dryRun ? 'Import (tried only: nothing was changed)' : 'Import'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${whatIsAsked(pages)}
${contents(sorted)}
${sorted.map(drawPage).join('\n')}
</main>
</body>
</html>
`
}

/** What is asked of people, by kind: what stands in many places is asked for once. */
function whatIsAsked(pages: readonly PageResult[]): string {
  const counts = [...countTodos(pages.flatMap(({todos}) => todos))]
  const items = counts.map(([kind, count]) => {
    const {one, many} = todoTitles[kind]
    return element('li', {}, textHtml(`${count} ${count === 1 ? one : many}`))
  })
  return items.length === 0 ? '' : `<h2>To do</h2><ul>${items.join('')}</ul>`
}

function contents(pages: readonly PageResult[]): string {
  const rows = pages.map((page, index) => {
    const cells = [
      `<a href="#page${index + 1}">${textHtml(page.imported?.guide.title ?? page.file.name)}</a>`,
      textHtml(page.file.name),
      page.outcome === 'failed'
        ? element('span', {class: 'failed'}, outcomes.failed)
        : [outcomes[page.outcome], page.state && states[page.state]].filter(Boolean).join(', '),
      String(page.notes.filter(({severity}) => severity !== 'note').length),
    ]
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  return `<table class="pages"><thead><tr><th>Guide</th><th>File</th><th>Outcome</th><th>To do</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}

function drawPage(page: PageResult, index: number): string {
  const {file, imported, outcome, failures} = page
  const failed = failures.map((failure) => element('p', {class: 'failed'}, textHtml(failure)))
  const title = `${imported?.guide.title ?? file.name} — ${outcomes[outcome]}`
  return element(
    'details',
    {class: 'page', id: `page${index + 1}`, open: outcome === 'failed'},
    `<summary>${textHtml(title)}</summary><p>${textHtml(file.name)}</p>${failed.join('')}${rowsOf(
      page,
    )
      .map((row, rowIndex) => drawRow(row, rowIndex === 0 ? head(page) : ''))
      .join('\n')}`,
  )
}

function head({imported}: PageResult): string {
  if (imported === undefined) return ''
  const {_id, title, path, language, navigationGroup, summary} = imported.guide
  const fields = {
    Title: title,
    Path: path,
    Language: language,
    Group: navigationGroup,
    Summary: summary,
    Document: _id,
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => `<p>${element('span', {class: 'what'}, name)}${textHtml(value ?? '')}</p>`,
    )
    .join('')
}

function drawRow({source, body, notes}: ReportRow, before: string): string {
  const list = notes.map((note) => element('li', {class: note.severity}, drawNote(note)))
  return element(
    'div',
    {class: 'row'},
    element('pre', {class: 'source'}, textHtml(source).replaceAll('<br>', '\n')) +
      element('div', {class: 'became'}, before + drawBody(body)) +
      (list.length === 0 ? '' : element('ul', {class: 'notes'}, list.join(''))),
  )
}

function drawNote({severity, confidence, problem, remedy}: Note): string {
  const kind = confidence === undefined ? severities[severity] : `Reading, ${confidence}`
  return `${element('span', {class: 'what'}, kind)}${textHtml(problem)} ${textHtml(remedy)}`
}
