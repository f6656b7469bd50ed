import {useSyncExternalStore} from 'react'
import * as v from 'valibot'
import {fetchPipeline} from '../panes/askPipeline.ts'
import {type Progress, type Publication, publishReplySchema} from './online.ts'

/** The site on its way online, from this window. */
export interface Putting {
  /** How far it has come; none when it has ended. */
  readonly progress?: Progress
  readonly publication?: Publication
  readonly fault?: string
  readonly isStopped?: boolean
}

// It goes on while other parts of the Studio are open, and ends with the window.
let putting: Putting = {}
let stop: AbortController | undefined
const listeners = new Set<() => void>()

function become(next: Putting): void {
  putting = next
  for (const listener of listeners) listener()
}

/** How far this window has come with putting the site online. */
export function usePutting(): Putting {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => putting,
  )
}

/** Puts all that is published online, or what was online before. Takes who does it, and the key. */
export async function putOnline(
  wanted: {readonly by: string; readonly backTo?: string},
  key: string | undefined,
): Promise<void> {
  if (putting.progress !== undefined) return
  const controller = new AbortController()
  stop = controller
  become({progress: {step: 'reading'}})
  try {
    const response = await fetchPipeline('online', key, {
      body: {...wanted},
      signal: controller.signal,
    })
    for await (const line of linesOf(response)) {
      const told = v.parse(publishReplySchema, JSON.parse(line))
      become(told)
    }
    if (putting.progress !== undefined) {
      become({fault: 'It broke off before it was done. What was online before still is.'})
    }
  } catch (error) {
    become(
      controller.signal.aborted
        ? {isStopped: true}
        : {fault: error instanceof Error ? error.message : String(error)},
    )
  }
}

/** Ends it; what is online stays as it is. */
export function stopPutting(): void {
  stop?.abort()
}

async function* linesOf({body}: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const {done, value} = (await reader?.read()) ?? {done: true, value: undefined}
    const lines = `${rest}${value ?? ''}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line !== '')
    if (done) return
  }
}
