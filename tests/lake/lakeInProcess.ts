import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

/** A lake in a process of its own, which can be killed. */
export type LakeProcess = {process: ChildProcess; url: string; token: string}

/** The options that `npm start` gives Node for the lake's memory. */
const AS_STARTED = ['--max-semi-space-size=8', '--heap-growing-percent=20']

/** Starts a lake on a store for the web pages named, on any port unless one is named, and waits until it answers. */
export async function lakeInProcess(
  store: string,
  port = 0,
  origins: readonly string[] = [],
): Promise<LakeProcess> {
  const child = launched('lakeProcess.ts', [store, String(port), ...origins])
  for await (const line of createInterface({input: outputOf(child)})) {
    return {process: child, ...JSON.parse(line)}
  }
  throw new Error('The lake did not start.')
}

/** Starts one of the scripts in `processes/`. */
export function launched(script: string, args: readonly string[]): ChildProcess {
  const file = fileURLToPath(new URL(`processes/${script}`, import.meta.url))
  return spawn(process.execPath, [...AS_STARTED, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'lake-test-compiled')},
  })
}

/** What a process says, to be read. */
export function outputOf(child: ChildProcess) {
  if (!child.stdout) throw new Error('The process has no output.')
  return child.stdout
}

/** A port of this machine on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
