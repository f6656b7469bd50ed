import type {OutputStore} from '../outputs/outputStore.ts'
import {parseOutcome} from '../pieces/outcome.ts'
import type {Outcome, Piece, PieceKind} from '../pieces/piece.ts'
import {type CodeDigests, codeDigests} from './codeDigests.ts'
import {openProcesses} from './processes.ts'

/** Draws pieces, each once: what the output store knows is not drawn again. */
export interface Workshop {
  readonly store: OutputStore
  /** The code that draws, as a part of every key. */
  readonly code: CodeDigests
  /**
   * Draws a piece, or finds it. What cannot be drawn is a finding. Those with the higher priority are
   * drawn first.
   */
  draw<Kind extends PieceKind>(piece: Piece<Kind>, priority?: number): Promise<Outcome<Kind>>
  /** Starts all processes, so that the first pieces need not wait for them. */
  warmUp(): Promise<void>
  /** How many pieces were drawn, rather than found, since the workshop was opened. */
  drawn(): number
  close(): Promise<void>
}

/** Opens a workshop with a process for every core; they begin with the first piece that has to be drawn. */
export async function openWorkshop(store: OutputStore): Promise<Workshop> {
  const processes = openProcesses()
  const running = new Map<string, Promise<Outcome<PieceKind>>>()
  let count = 0

  const run = async <Kind extends PieceKind>(
    {kind, key, input}: Piece<Kind>,
    priority: number,
  ): Promise<Outcome<Kind>> => {
    try {
      const outcome = await processes.run(kind, priority, async () => {
        count += 1
        return {store: store.folder, kind, key, input: await input()}
      })
      return parseOutcome(kind, outcome)
    } catch (error) {
      return {findings: [broken(kind, error)], mayPass: false}
    }
  }

  return {
    store,
    code: await codeDigests(),
    async draw(piece, priority = 0) {
      const {kind, key} = piece
      const name = `${kind} ${key}`
      const known = running.get(name)
      if (known !== undefined) return parseOutcome(kind, await known)
      const drawing = (async () => store.find(kind, key) ?? (await run(piece, priority)))()
      running.set(name, drawing)
      try {
        return await drawing
      } finally {
        running.delete(name)
      }
    },
    warmUp: processes.warmUp,
    drawn: () => count,
    close: processes.close,
  }
}

function broken(kind: PieceKind, error: unknown) {
  return {
    severity: 'error',
    document: '',
    path: '',
    problem: `Drawing it (${kind}) failed: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'This is a fault of the renderer: report it with the guide.',
  } as const
}
