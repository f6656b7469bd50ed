import {noteAnswer, noteSilence} from './outage.ts'
import {steadyEvents} from './steadyEvents.ts'

/** How long a request waits before it is made again, in milliseconds. */
const AGAIN = 1_000
/** How long a lake that took a request may think about it, in milliseconds: as long as Sanity's client gives it. */
const MAX_THINKING = 300_000

const LISTENING = /\/data\/(?:listen|live\/events)\//u
const WRITING = /\/data\/(?:mutate|actions)\//u
const ASKING = /\/data\/query\//u

/**
 * Lets the Studio wait for a lake that cannot be reached, instead of failing: what reads and what writes
 * documents is asked again until it is answered, and listeners go on where they broke off. Studio alone would
 * take its desk away where a reading fails, and would refuse all typing, without a word to whoever looks at
 * the keys. Takes the address of the lake as the Studio was told it. Uploads fail as before.
 */
export function waitForLake(apiHost: string): void {
  const {host} = new URL(apiHost)
  const plainFetch = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const {host: asked, pathname} = new URL(input instanceof Request ? input.url : input, origin)
    const isOfLake = asked === host || asked.endsWith(`.${host}`)
    if (!isOfLake) return plainFetch(input, init)
    const request = new Request(input, init)
    const isListening = LISTENING.test(pathname)
    const isSafe = request.method === 'GET' || ASKING.test(pathname) || WRITING.test(pathname)
    if (!isSafe) return plainFetch(request)
    const ask = (again: Request) => answerTo(again, plainFetch, isListening)
    return isListening ? steadyEvents(request, ask) : ask(request)
  }
}

/** The answer to a request, however long the lake is away. Throws when whoever asked gives up. */
async function answerTo(
  request: Request,
  plainFetch: typeof fetch,
  isListening: boolean,
): Promise<Response> {
  const gone = givenUp(request.signal)
  for (let asked = 1; ; asked += 1) {
    const signals = isListening ? [gone] : [gone, AbortSignal.timeout(MAX_THINKING)]
    try {
      const response = await plainFetch(request.clone(), {signal: AbortSignal.any(signals)})
      noteAnswer()
      return asked > 1 && (await wasCarriedOut(response)) ? Response.json({}) : response
    } catch (error) {
      if (gone.aborted) throw error
      if (asked > 1) noteSilence()
      await new Promise((resolve) => setTimeout(resolve, AGAIN))
    }
  }
}

/** Aborts when whoever asked gives up; that the client's patience ends is no reason to. */
function givenUp(signal: AbortSignal): AbortSignal {
  const gone = new AbortController()
  const look = () => {
    const {reason} = signal
    const isImpatience = reason instanceof DOMException && reason.name === 'TimeoutError'
    if (signal.aborted && !isImpatience) gone.abort(reason)
  }
  look()
  signal.addEventListener('abort', look)
  return gone.signal
}

/** Whether a lake that was asked again says that the first time had reached it: only its answer was lost. */
async function wasCarriedOut(response: Response): Promise<boolean> {
  if (response.status !== 409) return false
  return (await response.clone().text()).includes('transactionAlreadyExistsError')
}
