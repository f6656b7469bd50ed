import {useEffect, useState} from 'react'
import {debounceTime, retry} from 'rxjs'
import {useClient} from 'sanity'
import type {Channel} from '../../schemas/channel.ts'
import {isPreview, PREVIEW_PATH, type Preview} from './preview.ts'
import {previewKey} from './previewKey.ts'

const apiVersion = '2025-02-19'
/** What a guide draws on. */
const SOURCES = '*[_type in ["guide", "service", "handbook", "siteSettings"]]'
/** How long typing must pause, and the wait before a lost connection is tried again: milliseconds. */
const PAUSE = 150
const AGAIN = 1_000

export interface Previewed {
  /** The last one that could be drawn, of the channel asked for. */
  readonly preview?: Preview
  /** Why there is no newer one. */
  readonly fault?: string
  readonly isDrawing: boolean
}

/** The draft of a guide in a channel, drawn again with every change of what it draws on. */
export function usePreview(guide: string, channel: Channel): Previewed {
  const client = useClient({apiVersion})
  const [previewed, setPreviewed] = useState<Previewed>({isDrawing: true})

  useEffect(() => {
    let hasEnded = false
    let isWanted = false
    let isDrawing = false
    // What draws must have heard of the last change, too.
    let last: string | undefined
    setPreviewed({isDrawing: true})

    // One drawing at a time: what changes meanwhile is in the next one.
    const draw = async () => {
      isWanted = true
      if (isDrawing) return
      isDrawing = true
      while (isWanted && !hasEnded) {
        isWanted = false
        setPreviewed((last) => ({...last, isDrawing: true}))
        const found = await ask(guide, channel, last, previewKey() ?? client.config().token)
        if (!hasEnded) setPreviewed((last) => withLast(found, last))
      }
      isDrawing = false
    }
    const listening = client
      .listen(
        SOURCES,
        {},
        {events: ['welcome', 'mutation'], includeResult: false, includeAllVersions: true},
      )
      .pipe(retry({delay: AGAIN}), debounceTime(PAUSE))
      .subscribe((event) => {
        if (event.type === 'mutation') last = event.transactionId
        void draw()
      })
    return () => {
      hasEnded = true
      listening.unsubscribe()
    }
  }, [client, guide, channel])

  return previewed
}

/** What an error leaves undrawn stays as it last was. */
function withLast(found: Preview | Error, {preview: last}: Previewed): Previewed {
  if (found instanceof Error) {
    return {...(last === undefined ? {} : {preview: last}), fault: found.message, isDrawing: false}
  }
  const isDrawn = found.page !== undefined || found.pictures !== undefined
  return {preview: isDrawn ? found : {...last, findings: found.findings}, isDrawing: false}
}

async function ask(
  guide: string,
  channel: Channel,
  after: string | undefined,
  key: string | undefined,
): Promise<Preview | Error> {
  try {
    const query = after === undefined ? '' : `?${new URLSearchParams({after})}`
    const response = await fetch(`${PREVIEW_PATH}${channel}/${guide}${query}`, {
      headers: {authorization: `Bearer ${key ?? ''}`},
    })
    if (!response.headers.get('content-type')?.startsWith('application/json')) {
      return new Error('Previews are drawn by “npm start”; this Studio runs without it.')
    }
    const answer: unknown = await response.json()
    if (response.ok && isPreview(answer)) return answer
    return new Error(messageIn(answer) ?? `The preview was refused (${response.status}).`)
  } catch {
    return new Error('What draws the previews cannot be reached. Is “npm start” running?')
  }
}

function messageIn(answer: unknown): string | undefined {
  return typeof answer === 'object' &&
    answer !== null &&
    'message' in answer &&
    typeof answer.message === 'string'
    ? answer.message
    : undefined
}
