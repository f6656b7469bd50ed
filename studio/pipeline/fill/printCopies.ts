import {fork} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import * as v from 'valibot'
import type {Edition, Ink} from '../../../renderers/print/edition.ts'
import type {Profile} from '../../../renderers/print/press/outputIntent.ts'
import {findingSchema} from '../../findingSchema.ts'
import type {CopiesCheck} from '../../printing/printed.ts'
import type {CopiesInput} from '../live/answers/printOffice.ts'
import {root} from '../root.ts'
import type {List} from './fillInserts.ts'

/** What is to be printed for whom. */
export interface CopiesWanted {
  readonly input: CopiesInput
  readonly list: List
  readonly options: {readonly edition: Edition; readonly profile?: Profile; readonly ink?: Ink}
  /** Whether it is only looked at what would come of it. */
  readonly isCheck: boolean
}

/** What the process that prints tells: what was found, or why it cannot. */
export const copiesMessage = v.union([
  v.object({count: v.exactOptional(v.number()), findings: v.array(findingSchema)}),
  v.object({fault: v.string()}),
])

const program = fileURLToPath(new URL('copiesProcess.ts', import.meta.url))

/**
 * Prints a guide for every row of a class list, in a process that is gone afterwards: nothing of the list is
 * kept. Returns what was found and, unless it was only to be looked at or an error is among it, the bytes of
 * the one file as they are made: a PDF of a press edition, a ZIP of one file a reader otherwise. The signal
 * ends it. Throws, in words, where it cannot be done.
 */
export async function printCopies(
  wanted: CopiesWanted,
  signal: AbortSignal,
): Promise<CopiesCheck & {readonly bytes?: AsyncIterable<Uint8Array>}> {
  signal.throwIfAborted()
  // What it says of its troubles may quote the list: it is told to nobody.
  const child = fork(program, {
    cwd: root,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    execArgv: [],
  })
  const end = () => child.kill('SIGKILL')
  signal.addEventListener('abort', end, {once: true})
  const exited = once(child, 'exit')
  exited.finally(() => signal.removeEventListener('abort', end)).catch(() => {})
  const told = new Promise<v.InferOutput<typeof copiesMessage>>((resolve, reject) => {
    child.once('message', (message: unknown) => resolve(v.parse(copiesMessage, message)))
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The copies could not be printed. Try again.')))
  })
  child.send(wanted)
  const found = await told
  signal.throwIfAborted()
  if ('fault' in found) throw new Error(found.fault)
  const {stdout} = child
  if (found.count === undefined || wanted.isCheck || stdout === null) {
    stdout?.resume()
    return found
  }
  return {...found, bytes: untilExit(stdout, exited)}
}

/** The whole of what a process writes. Throws where it ends before it is done. */
async function* untilExit(
  output: AsyncIterable<Uint8Array>,
  exited: Promise<unknown[]>,
): AsyncGenerator<Uint8Array> {
  yield* output
  const [code] = await exited
  if (code !== 0) throw new Error('The copies could not be printed. Try again.')
}
