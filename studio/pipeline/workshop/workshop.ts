import type {OutputStore} from '../outputs/outputStore.ts'
import {parseOutcome} from '../pieces/outcome.ts'
import type {Outcome, Piece, PieceKind} from '../pieces/piece.ts'
import {untilAborted} from '../untilAborted.ts'
import {type CodeDigests, codeDigests} from './codeDigests.ts'
import {openProcesses} from './processes.ts'

/** Draws pieces, each once: what the output store knows is not drawn again. */
export interface Workshop {
  readonly store: OutputStore
  /** The code that draws, as a part of every key. */
  readonly code: CodeDigests
  /** Draws a piece, or finds it. What cannot be drawn is a finding. */
  draw<Kind extends PieceKind>(piece: Piece<Kind>, options?: DrawOptions): Promise<Outcome<Kind>>
  /** How many pieces were drawn, rather than found, since the workshop was opened. */
  drawn(): number
  close(): Promise<void>
}

export interface DrawOptions {
  /** Those with the higher one are drawn first; 0 when left out. */
  readonly priority?: number
  /** When it is aborted, drawing throws, and ends unless others wait for the same piece. */
  readonly signal?: AbortSignal
  /** Whether it is drawn also where it could be found. */
  readonly anew?: boolean
}

/** The same workshop, drawing everything with these options. */
export function workshopWith(workshop: Workshop, options: DrawOptions): Workshop {
  return {...workshop, draw: (piece) => workshop.draw(piece, options)}
}

/** A piece that is being drawn, and for how many. */
interface Running {
  readonly outcome: Promise<Outcome<PieceKind>>
  readonly controller: AbortController
  wanted: number
}

/** Opens a workshop with a process for every core; they begin with the first piece that has to be drawn. */
export async function openWorkshop(store: OutputStore): Promise<Workshop> {
  const processes = openProcesses()
  const running = new Map<string, Running>()
  let count = 0

  const run = async <Kind extends PieceKind>(
    {kind, key, input}: Piece<Kind>,
    priority: number,
    signal: AbortSignal,
  ): Promise<Outcome<Kind>> => {
    const task = async () => {
      count += 1
      return {store: store.folder, kind, key, input: await input()}
    }
    try {
      return parseOutcome(kind, await processes.run(kind, task, {priority, signal}))
    } catch (error) {
      if (signal.aborted) throw error
      return {findings: [broken(kind, error)], isTemporary: false}
    }
  }

  const begin = <Kind extends PieceKind>(
    name: string,
    piece: Piece<Kind>,
    {priority = 0, anew = false}: DrawOptions,
  ): Running => {
    const controller = new AbortController()
    const find = () => (anew ? undefined : store.find(piece.kind, piece.key))
    const outcome = (async () => find() ?? (await run(piece, priority, controller.signal)))()
    const drawing: Running = {outcome, controller, wanted: 0}
    running.set(name, drawing)
    const end = () => {
      if (running.get(name) === drawing) running.delete(name)
    }
    outcome.then(end, end)
    return drawing
  }

  return {
    store,
    code: await codeDigests(),
    async draw(piece, options = {}) {
      const {signal} = options
      signal?.throwIfAborted()
      const {kind, key} = piece
      const name = `${kind} ${key}`
      const known = running.get(name)
      const drawing = known ?? begin(name, piece, options)
      drawing.wanted += 1
      return parseOutcome(
        kind,
        await untilAborted(drawing.outcome, signal, () => {
          drawing.wanted -= 1
          if (drawing.wanted > 0) return
          running.delete(name)
          drawing.controller.abort()
        }),
      )
    },
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
