import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import {join, relative} from 'node:path'
import {root} from '../root.ts'

/**
 * The SHA-256 of source files: changes whenever one of them does, comes or goes. Takes files and folders
 * of the project, and which files in them do not count.
 */
export async function digestOfSources(
  places: readonly string[],
  leftOut: RegExp = /^$/u,
): Promise<string> {
  const found = await Promise.all(places.map(filesIn))
  const files = [...new Set(found.flat())].filter((file) => !leftOut.test(file)).sort()
  const bytes = await Promise.all(files.map((file) => readFile(join(root, file))))
  const hash = createHash('sha256')
  for (const [index, file] of files.entries()) {
    hash.update(`\n${file}\n`).update(bytes[index] ?? '')
  }
  return hash.digest('hex')
}

async function filesIn(place: string): Promise<string[]> {
  if (/\.\w+$/u.test(place)) return [place]
  const entries = await readdir(join(root, place), {recursive: true, withFileTypes: true})
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}
