import {copyFileSync, existsSync, linkSync, mkdirSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {Base} from './base.ts'
import type {Report} from './report.ts'
import {openStaging} from './staging.ts'

/**
 * Puts a publication in the place of a folder, whole: a kill at any moment leaves the one or the other.
 * Its files are links to those of the output store. Throws where a file is gone or the disk is full; the
 * folder then stays as it was.
 */
export async function putOut(report: Report, target: string, base: Base): Promise<void> {
  const staging = await openStaging(target)
  try {
    const folders = new Set<string>()
    for (const output of report.outputs) {
      const file = join(staging.folder, output.path)
      const folder = dirname(file)
      if (!folders.has(folder)) {
        mkdirSync(folder, {recursive: true})
        folders.add(folder)
      }
      const source = base.fileOf(output)
      if (source === undefined)
        throw new Error(`The file for “${output.path}” is gone: build again.`)
      linkOrCopy(source, file)
    }
    await writeFile(join(staging.folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
    await staging.publish()
  } finally {
    await staging.discard()
  }
}

/** Links cannot reach over file systems, and some know none. */
function linkOrCopy(source: string, file: string): void {
  try {
    linkSync(source, file)
  } catch (error) {
    if (!existsSync(source)) throw error
    copyFileSync(source, file)
  }
}
