import {randomUUID} from 'node:crypto'
import {existsSync} from 'node:fs'
import {readdir, readFile, rm} from 'node:fs/promises'
import {join, relative, resolve} from 'node:path'
import * as v from 'valibot'
import {type Publication, publicationSchema} from '../../online/online.ts'
import {jsonDigest} from '../digest.ts'
import type {OutputStore} from '../outputs/outputStore.ts'
import {writeWhole} from '../outputs/writeWhole.ts'
import {readReport} from '../publication/base.ts'
import type {Report} from '../publication/report/report.ts'
import {root} from '../root.ts'
import {changesBetween, revisionOf} from './changes.ts'

/** How many of the last publications can be gone back to. */
const MAX_KEPT = 10

const historySchema = v.object({
  /** The folder that they were put in, from that of the project; none where a host builds the site. */
  folder: v.nullable(v.string()),
  /** The last one first. */
  publications: v.array(
    v.object({
      publication: publicationSchema,
      /** The SHA-256 of its report, which the store keeps. */ report: v.string(),
    }),
  ),
})

type Stored = v.InferOutput<typeof historySchema>

/** What was put in one place, the last ten times; kept by content beside what was drawn. */
export interface PublicationHistory {
  /** The last one first. */
  publications(): Promise<readonly Publication[]>
  /** What was put out then. Throws where that is not to be had any more. */
  reportOf(id: string): Promise<{readonly publication: Publication; readonly report: Report}>
  /** What is out; undefined before the first time. */
  last(): Promise<Report | undefined>
  /** Notes that something was put out; what is out already, by its bytes, is not noted twice. */
  add(report: Report, told: Pick<Publication, 'by' | 'how' | 'backTo'>): Promise<Publication>
}

/** Opens the history of a folder, or of the host that builds the site where it is undefined. */
export function openHistory(store: OutputStore, folder: string | undefined): PublicationHistory {
  const file = fileOf(store, folder)
  const read = async (): Promise<Stored['publications']> =>
    (await readHistory(file))?.publications ?? []
  // A report is large, and read with every question.
  let known: {readonly sha256: string; readonly report: Report} | undefined
  const reportIn = async (sha256: string): Promise<Report | undefined> => {
    if (known?.sha256 === sha256) return known.report
    const report = await readReport(store.fileOf(sha256))
    if (report !== undefined) known = {sha256, report}
    return report
  }
  const last = async () => {
    const [newest] = await read()
    return newest === undefined ? undefined : reportIn(newest.report)
  }
  return {
    publications: async () => (await read()).map(({publication}) => publication),
    async reportOf(id) {
      const found = (await read()).find(({publication}) => publication.id === id)
      const report = found === undefined ? undefined : await readReport(store.fileOf(found.report))
      if (found === undefined || report === undefined) {
        throw new Error('What was put online then is not kept any more.')
      }
      return {publication: found.publication, report}
    },
    last,
    async add(report, told) {
      const before = await last()
      const revision = revisionOf(report)
      const [newest] = await read()
      if (newest?.publication.revision === revision) return newest.publication
      const publication: Publication = {
        id: randomUUID(),
        at: new Date().toISOString(),
        ...told,
        revision,
        changes: changesBetween(before, report),
      }
      const bytes = new TextEncoder().encode(JSON.stringify(report))
      const {sha256} = await store.keepFile('report.json', bytes)
      known = {sha256, report}
      const publications = [{publication, report: sha256}, ...(await read())].slice(0, MAX_KEPT)
      const stored: Stored = {
        folder: folder === undefined ? null : relative(root, folder),
        publications,
      }
      await writeWhole(file, JSON.stringify(stored))
      return publication
    },
  }
}

/**
 * The SHA-256 of every file that it takes to go back to a publication. The history of a folder that is gone
 * is forgotten.
 */
export async function filesOfHistories(store: OutputStore): Promise<ReadonlySet<string>> {
  const folder = join(store.folder, 'history')
  const pinned = new Set<string>()
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name)
    const history = await readHistory(file)
    if (history === undefined) continue
    if (history.folder !== null && !existsSync(resolve(root, history.folder))) {
      await rm(file, {force: true})
      continue
    }
    for (const {report: sha256} of history.publications) {
      pinned.add(sha256)
      if (history.folder === null) continue
      const report = await readReport(store.fileOf(sha256))
      for (const output of report?.outputs ?? []) pinned.add(output.sha256)
    }
  }
  return pinned
}

async function readHistory(file: string): Promise<Stored | undefined> {
  try {
    return v.parse(historySchema, JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}

function fileOf(store: OutputStore, folder: string | undefined): string {
  const name = folder === undefined ? 'host' : jsonDigest(relative(root, folder)).slice(0, 16)
  return join(store.folder, 'history', `${name}.json`)
}
