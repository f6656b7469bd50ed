import {spawn} from 'node:child_process'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const entry = join(
  dirname(createRequire(import.meta.url).resolve('astro/package.json')),
  'bin',
  'astro.mjs',
)

/**
 * Runs Astro's command line for the site, in a process of its own where its bundler cannot disturb ours.
 * Takes its arguments, and variables to add to the environment; returns what it said.
 * Throws, with what it said, when it fails.
 */
export async function runAstro(
  command: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const child = spawn(process.execPath, [entry, ...command, '--root', 'site'], {
    cwd: root,
    env: {...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1'},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
  }
  const code = await new Promise<number | null>((settle, fail) => {
    child.on('error', fail)
    child.on('close', settle)
  })
  if (code !== 0) throw new Error(said.join('').trim())
  return said.join('')
}
