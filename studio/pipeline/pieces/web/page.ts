import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import * as v from 'valibot'
import type {Page} from '../../../../site/src/page.ts'
import {prove} from '../../proof/prove.ts'
import {readPage} from '../../proof/readPage.ts'
import type {Sketch} from '../piece.ts'

export interface PageInput {
  /** The folder of the built site (see `site/siteFolder.ts`). */
  readonly site: string
  readonly path: string
  readonly page: Page
}

/** What the built site exports: see site/src/server.ts. */
const siteSchema = v.object({
  drawPage: v.custom<(path: string, page: Page) => Promise<string>>(
    (value) => typeof value === 'function',
  ),
})

/** Draws a page of the site, and proves that it has all of the text that it was drawn from. */
export async function drawSitePage({site, path, page}: PageInput): Promise<Sketch<'page'>> {
  const module: unknown = await import(pathToFileURL(join(site, 'server', 'entry.mjs')).href)
  const html = await v.parse(siteSchema, module).drawPage(path, page)
  const text = textOf(page)
  // Lists of other pages stand outside of it, and prove nothing.
  const element = page.kind === 'guide' || page.kind === 'text' ? 'article' : 'main'
  return {
    value: {files: [{name: 'index.html', bytes: new TextEncoder().encode(html)}], facts: {}},
    findings: text === undefined ? [] : await prove(text, 'web', () => readPage(html, element)),
  }
}

/** What somebody wrote for a page; undefined where it only lists others. */
function textOf(page: Page) {
  switch (page.kind) {
    case 'guide':
      return page.guide
    case 'text':
      return page.text.page
    case 'home':
    case 'section':
      return page.introduction?.page
    case 'search':
    case 'changes':
    case 'notFound':
      return undefined
  }
}
