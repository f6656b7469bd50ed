import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {createClient, type SanityClient} from '@sanity/client'
import type {ExecutionContext} from 'ava'
import {type Lake, type LakeOptions, openLake} from '../../studio/lake/lake.ts'

/** A folder of the test's own, gone when the test ends. */
export async function folderFor(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-test-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  return folder
}

/** A dataset folder with these documents and files. */
export async function datasetOf(
  t: ExecutionContext,
  documents: readonly object[],
  files: Readonly<Record<string, Buffer>> = {},
): Promise<string> {
  const folder = await folderFor(t)
  const lines = documents.map((document) => `${JSON.stringify(document)}\n`)
  await writeFile(join(folder, 'data.ndjson'), lines.join(''))
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), {recursive: true})
    await writeFile(join(folder, path), bytes)
  }
  return folder
}

/** A lake that closes with the test, holding these documents. */
export async function lakeWith(
  t: ExecutionContext,
  documents: readonly object[],
  files: Readonly<Record<string, Buffer>> = {},
  options: Partial<LakeOptions> = {},
): Promise<Lake> {
  const lake = await openLake({store: ':memory:', ...options})
  t.teardown(() => lake.close())
  if (documents.length > 0) await lake.load(await datasetOf(t, documents, files))
  return lake
}

/** What a client needs to know of a lake. */
export type Reached = Pick<Lake, 'url' | 'token' | 'projectId' | 'dataset'>

/** An unmodified client; `who` says whether it has the lake’s token. */
export function clientOf(
  lake: Reached,
  who: 'editor' | 'visitor',
  apiVersion = '2025-02-19',
): SanityClient {
  return createClient({
    projectId: lake.projectId,
    dataset: lake.dataset,
    apiHost: lake.url,
    useProjectHostname: false,
    useCdn: false,
    apiVersion,
    ...(who === 'editor' ? {token: lake.token} : {}),
  })
}
