import {join} from 'node:path'
import {jsonDigest} from '../digest.ts'
import type {OutputStore} from '../outputs/outputStore.ts'
import {writeWhole} from '../outputs/writeWhole.ts'
import {type Base, baseOf, readReport} from './base.ts'
import type {Report} from './report/report.ts'

/**
 * What stands in a folder, as its report says; or, where the folder is not here (as on a machine that
 * builds for a host and keeps nothing but the output store), what was put out there the last time.
 */
export async function lastPublication(
  target: string,
  store: OutputStore,
  kept: Report | undefined,
): Promise<Base> {
  return baseOf((await readReport(join(target, 'report.json'))) ?? kept, store, target)
}

/** Keeps in the output store, under a name, what is out. */
export async function keepReport(report: Report, name: string, store: OutputStore): Promise<void> {
  await writeWhole(reportFile(name, store), JSON.stringify(report))
}

/** What was kept under a name, as what is out; nothing is out where there is none. */
export async function keptReport(name: string, store: OutputStore): Promise<Base> {
  return baseOf(await readReport(reportFile(name, store)), store)
}

function reportFile(name: string, store: OutputStore): string {
  return join(store.folder, 'reports', `${jsonDigest(name).slice(0, 16)}.json`)
}
