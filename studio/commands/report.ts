import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import type {Finding} from '../../renderers/guide/finding.ts'
import type {Guide} from '../../renderers/guide/model.ts'

/** One file that a build wrote. */
export interface Output {
  /** Relative to the build's folder, with forward slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** The guide that it was made from; absent for files of the whole site. */
  readonly guide?: string
  readonly revision?: string
}

/** What a build made and found: `report.json`. */
export interface Report {
  readonly outputs: readonly Output[]
  readonly findings: readonly Finding[]
}

/** Lists every file in a build's folder, and from which revision of which guide it was made. */
export async function listOutputs(folder: string, guides: readonly Guide[]): Promise<Output[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
  const byPlace = new Map(guides.flatMap((guide) => placesOf(guide).map((place) => [place, guide])))
  return Promise.all(
    files.map(async (path) => {
      const bytes = await readFile(join(folder, path))
      const guide = byPlace.get(placeOf(path))
      return {
        path,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        ...(guide === undefined ? {} : {guide: guide.id, revision: guide.revision}),
      }
    }),
  )
}

/** Where the outputs of one guide stand. */
function placesOf({path, name}: Guide): string[] {
  return [`site${path}`, `print/${name}`, `cards/${name}/`, `site/cards/${name}/`]
}

function placeOf(path: string): string {
  return path.startsWith('print/')
    ? path.replace(/\..*$/u, '')
    : path.slice(0, path.lastIndexOf('/') + 1)
}

/** Says a finding to a person: where, what is wrong, how to mend it. */
export function describeFinding({
  severity,
  document,
  path,
  channel,
  problem,
  remedy,
}: Finding): string {
  const place = [document, path, channel]
    .filter((part) => part !== undefined && part !== '')
    .join(' › ')
  return `${severity}: ${place}\n  ${problem}\n  ${remedy}`
}
