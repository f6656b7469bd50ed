import {fork} from 'node:child_process'
import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {ContentEnvironment} from '../../site/src/client.ts'
import type {Serving} from './serveStudio.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = fileURLToPath(new URL('siteProcess.ts', import.meta.url))

/**
 * Serves the site with live reload. Inserts and cards are those of the last build in `dist/`.
 * Throws, with what Astro said, when it does not start.
 */
export async function serveSite(environment: ContentEnvironment, port: number): Promise<Serving> {
  const outputs = `${root}dist`
  const child = fork(program, [String(port)], {
    cwd: root,
    env: {
      ...process.env,
      ...environment,
      ASTRO_TELEMETRY_DISABLED: '1',
      SITE_CACHE: `${root}.cache/astro`,
      ...(existsSync(outputs) ? {GUIDES_OUTPUT: outputs} : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  }
  const ended = once(child, 'exit')
  const ready = await Promise.race([
    once(child, 'message').then(() => true),
    ended.then(() => false),
  ])
  if (!ready) throw new Error(`The site cannot be served:\n${said.join('').trim()}`)
  child.stdout?.on('data', (text: string) => process.stdout.write(text))
  child.stderr?.on('data', (text: string) => process.stderr.write(text))
  return {
    url: `http://localhost:${port}`,
    close: async () => {
      child.kill()
      await ended
    },
  }
}
