import sharp from 'sharp'
import {openOutputStore} from '../outputs/outputStore.ts'
import {draw} from '../pieces/draw.ts'
import type {Outcome, PieceInputs, PieceKind} from '../pieces/piece.ts'

/** What a worker is asked to do: draw a piece, and keep it. */
export interface Task<Kind extends PieceKind> {
  /** The folder of the output store. */
  readonly store: string
  readonly kind: Kind
  readonly key: string
  readonly input: PieceInputs[Kind]
}

// Whoever asked for the work may have been killed: then nobody waits for it.
process.on('disconnect', () => process.exit())

// There is a worker for every core: each of them with threads of its own would only get in the way.
sharp.concurrency(1)
// No picture is drawn twice in a row: what it keeps of the last ones serves nobody.
sharp.cache(false)

/** What came of a task, and how much memory the process holds by now: bytes. */
export interface TaskResult<Kind extends PieceKind> {
  readonly outcome: Outcome<Kind>
  readonly memory: number
}

/** Draws a piece in a process of its own, proves it and keeps it. */
export default async function work<Kind extends PieceKind>({
  store,
  kind,
  key,
  input,
}: Task<Kind>): Promise<TaskResult<Kind>> {
  const outcome = await openOutputStore(store).keep(kind, key, await draw(kind, input))
  return {outcome, memory: process.memoryUsage.rss()}
}
