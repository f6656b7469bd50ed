import {createHash} from 'node:crypto'
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {type BuildOptions, runBuild} from '../../studio/commands/outputs/runBuild.ts'
import {explain} from '../../studio/explain.ts'
import type {ContentEnvironment} from '../../studio/pipeline/client.ts'

/** A folder that a test builds into, and that goes when the test ends. */
export async function buildFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'guides-build-'))
  return {
    target: join(folder, 'dist'),
    read: (path: string) => readFile(join(folder, 'dist', path)),
    text: (path: string) => readFile(join(folder, 'dist', path), 'utf8'),
    names: () => readdir(folder),
    remove: () => rm(folder, {recursive: true, force: true}),
  }
}

/** Runs a build as the command does; returns whether it succeeded and what it said. */
export async function build(
  target: string,
  environment: ContentEnvironment,
  options: Pick<BuildOptions, 'strict' | 'outputs' | 'stepSummary'> = {},
) {
  const said: string[] = []
  const log = (line: string) => said.push(line)
  const succeeded = await runBuild({environment, target, log, ...options}).catch((error) => {
    said.push(explain(error))
    return false
  })
  return {succeeded, said: said.join('\n')}
}

/** The SHA-256 of every file in a folder, by its path. */
export async function fingerprints(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const pairs = await Promise.all(
    files.sort().map(async (file): Promise<[string, string]> => {
      const digest = createHash('sha256').update(await readFile(file))
      return [relative(folder, file), digest.digest('hex')]
    }),
  )
  return Object.fromEntries(pairs)
}
