import {join, relative} from 'node:path'
import {digestOf} from '../digest.ts'
import type {OutputStore} from '../outputs/outputStore.ts'
import {writeWhole} from '../outputs/writeWhole.ts'
import {root} from '../root.ts'
import {type Base, baseOf, readReport} from './base.ts'
import type {Report} from './report.ts'

/**
 * What stands in a folder, as its report says; or, where the folder is not here (as on a machine that
 * builds for a host and keeps nothing but the output store), what was put out there the last time.
 */
export async function lastPublication(target: string, store: OutputStore): Promise<Base> {
  const here = await readReport(join(target, 'report.json'))
  return baseOf(here ?? (await readReport(reportFile(target, store))), store, target)
}

/** Keeps in the output store what was put out in a folder. */
export async function keepReport(
  report: Report,
  target: string,
  store: OutputStore,
): Promise<void> {
  await writeWhole(reportFile(target, store), JSON.stringify(report))
}

function reportFile(target: string, store: OutputStore): string {
  const name = digestOf(relative(root, target)).slice(0, 16)
  return join(store.folder, 'reports', `${name}.json`)
}
