import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {SanityClient} from '@sanity/client'
import type {ExecutionContext} from 'ava'
import type {Body} from '../../studio/import/body.ts'
import {type ImportOptions, importPages, type PageResult} from '../../studio/import/importPages.ts'
import {openLake} from '../../studio/lake/lake.ts'
import {clientFromEnvironment} from '../../studio/pipeline/client.ts'

/** The files of a site's folder, by their path in it. */
export type SiteFiles = Readonly<Record<string, string | Uint8Array>>

/** A page of Isomer with a body, and a head that can be changed. */
export function page(body: string, head: Readonly<Record<string, string>> = {}): string {
  const fields = {
    title: 'A page',
    permalink: '/a-page/',
    variant: 'tiptap',
    description: '""',
    ...head,
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return `---\n${lines.join('\n')}\n---\n${body}`
}

/** A real, empty lake with its client, gone after the test. */
export async function emptyLake(t: Pick<ExecutionContext, 'teardown'>): Promise<SanityClient> {
  const lake = await openLake({store: ':memory:'})
  t.teardown(() => lake.close())
  return clientFromEnvironment(
    {
      SANITY_PROJECT_ID: lake.projectId,
      SANITY_DATASET: lake.dataset,
      SANITY_API_TOKEN: lake.token,
      SANITY_API_HOST: lake.url,
    },
    'raw',
  )
}

/** A folder on disk that is called as the site, gone after the test. */
export async function siteFolder(
  t: Pick<ExecutionContext, 'teardown'>,
  files: SiteFiles,
  name = 'moe-rainforest',
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guides-import-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const site = join(folder, name)
  await mkdir(site)
  await putFiles(site, files)
  return site
}

export async function putFiles(site: string, files: SiteFiles): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(site, file)), {recursive: true})
    await writeFile(join(site, file), content)
  }
}

export const asDrafts = {target: 'drafts', dryRun: false, literal: false} as const

/** Imports a folder of files into an empty lake. */
export async function importFiles(
  t: Pick<ExecutionContext, 'teardown'>,
  files: SiteFiles,
  options: Partial<ImportOptions> = {},
) {
  const client = await emptyLake(t)
  const site = await siteFolder(t, files)
  const result = await importPages(client, {...asDrafts, paths: [site], ...options})
  return {client, site, result, pageOf: (file: string) => pageIn(result.pages, file)}
}

export function pageIn(pages: readonly PageResult[], file: string): PageResult {
  const found = pages.find(({file: {name}}) => name === file)
  if (found === undefined) throw new Error(`${file} was not imported`)
  return found
}

/** The body that one page became; fails the test where the page was not imported. */
export async function bodyOf(
  t: ExecutionContext,
  body: string,
  options: Partial<ImportOptions> = {},
): Promise<Body> {
  const {pageOf} = await importFiles(t, {'_notes/page.md': page(body)}, options)
  const result = pageOf('_notes/page.md')
  t.deepEqual(result.failures, [])
  return result.imported?.guide.body ?? []
}
