import {escapeHTML} from '@portabletext/to-html'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import {describeFinding} from '../publication/report/describeFinding.ts'

/** One example in every channel. Addresses are relative to the gallery. */
export interface Exhibit {
  readonly id: string
  readonly title: string
  /** The whole web page; absent where it is held back. */
  readonly page?: string
  /** Pictures of the pages of its insert. */
  readonly pages: readonly string[]
  readonly cards: readonly {readonly address: string; readonly alternativeText: string}[]
  readonly findings: readonly Finding[]
}

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:110rem;padding:1rem}
nav ul{columns:14rem;padding-left:1.2rem}section{border-top:4px solid #ccc;padding-block:1rem}
.row{display:flex;gap:1rem;overflow-x:auto;align-items:start}iframe{width:30rem;height:44rem;flex:none;border:1px solid #999}
.row img{height:44rem;border:1px solid #999;flex:none}.cards img{height:22rem}pre{white-space:pre-wrap;background:#fff3cd;padding:.5rem}`

/** The page that shows all examples, one below the other, with what was found in each. */
export function galleryPage(exhibits: readonly Exhibit[]): string {
  const contents = exhibits.map(
    ({id, title, findings}) =>
      `<li><a href="#${escapeHTML(id)}">${escapeHTML(title)}</a>${findings.length === 0 ? '' : ` (${findings.length})`}</li>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>All examples</title><style>${style}</style></head><body>
<h1>All examples, in every channel</h1><nav><ul>${contents.join('')}</ul></nav>
${exhibits.map(drawExhibit).join('\n')}</body></html>`
}

function drawExhibit({id, title, page, pages, cards, findings}: Exhibit): string {
  const frame =
    page === undefined
      ? '<p>The web page is held back.</p>'
      : `<iframe title="${escapeHTML(title)}" srcdoc="${escapeAttribute(page)}"></iframe>`
  const inserts = pages.map((address, index) => `<img src="${address}" alt="Page ${index + 1}">`)
  const shown = cards.map(
    ({address, alternativeText}) => `<img src="${address}" alt="${escapeHTML(alternativeText)}">`,
  )
  const found = findings.map(describeFinding).join('\n')
  return `<section id="${escapeHTML(id)}"><h2>${escapeHTML(title)}</h2>
<div class="row">${frame}${inserts.join('')}</div><div class="row cards">${shown.join('')}</div>
${found === '' ? '' : `<pre>${escapeHTML(found)}</pre>`}</section>`
}

function escapeAttribute(html: string): string {
  return html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
