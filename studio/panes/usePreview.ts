import {useEffect, useState} from 'react'
import {
  asyncScheduler,
  debounceTime,
  type MonoTypeOperatorFunction,
  retry,
  throttleTime,
} from 'rxjs'
import {useClient, usePerspective} from 'sanity'
import type {Channel} from '../../schemas/channel.ts'
import {askPipeline, pipelineKey} from './askPipeline.ts'
import {isPreview, type Preview} from './preview.ts'

const apiVersion = '2025-02-19'
/** What a guide draws on. */
const SOURCES = '*[_type in ["guide", "service", "handbook", "sitePage", "siteSettings"]]'
/** The wait between two drawings, or for typing to pause, and before a lost connection is tried again: milliseconds. */
const PAUSE = 150
const AGAIN = 1_000

/** When a channel is drawn again: a web page, which costs little, while somebody types; others once they pause. */
const paces: Record<Channel, <T>() => MonoTypeOperatorFunction<T>> = {
  web: () => throttleTime(PAUSE, asyncScheduler, {leading: true, trailing: true}),
  print: () => debounceTime(PAUSE),
  card: () => debounceTime(PAUSE),
}

export interface PreviewState {
  /** The last one that could be drawn, of the channel asked for. */
  readonly preview?: Preview
  /** Why there is no newer one. */
  readonly fault?: string
  readonly isDrawing: boolean
}

/**
 * A guide in a channel, drawn again with every change of what it draws on: its draft, or what is published
 * or stands in a release, whichever the Studio shows.
 */
export function usePreview(guide: string, channel: Channel): PreviewState {
  const client = useClient({apiVersion})
  const {perspectiveStack, selectedPerspectiveName} = usePerspective()
  const perspective =
    selectedPerspectiveName === 'published' ? 'published' : perspectiveStack.join()
  const [previewed, setPreviewed] = useState<PreviewState>({isDrawing: true})

  useEffect(() => {
    const ended = new AbortController()
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
      while (isWanted && !ended.signal.aborted) {
        isWanted = false
        setPreviewed((last) => ({...last, isDrawing: true}))
        const address = addressOf(channel, guide, perspective, last)
        const found = await ask(address, pipelineKey(client), ended.signal)
        if (!ended.signal.aborted) setPreviewed((last) => withLast(found, last))
      }
      isDrawing = false
    }
    const listening = client
      .listen(
        SOURCES,
        {},
        {events: ['welcome', 'mutation'], includeResult: false, includeAllVersions: true},
      )
      .pipe(retry({delay: AGAIN}), paces[channel]())
      .subscribe((event) => {
        if (event.type === 'mutation') last = event.transactionId
        void draw()
      })
    return () => {
      ended.abort()
      listening.unsubscribe()
    }
  }, [client, guide, channel, perspective])

  return previewed
}

/** What an error leaves undrawn stays as it last was. */
function withLast(found: Preview | Error, {preview: last}: PreviewState): PreviewState {
  if (found instanceof Error) {
    return {...(last === undefined ? {} : {preview: last}), fault: found.message, isDrawing: false}
  }
  const isDrawn = found.page !== undefined || found.pictures !== undefined
  return {preview: isDrawn ? found : {...last, findings: found.findings}, isDrawing: false}
}

async function ask(
  address: string,
  key: string | undefined,
  signal: AbortSignal,
): Promise<Preview | Error> {
  try {
    const answer = await askPipeline(address, key, {signal})
    return isPreview(answer) ? answer : new Error('The preview could not be read.')
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Where the preview is, with everything that it must have in it. */
function addressOf(
  channel: Channel,
  guide: string,
  perspective: string,
  after: string | undefined,
): string {
  const query = new URLSearchParams({perspective, ...(after === undefined ? {} : {after})})
  return `preview/${channel}/${guide}?${query}`
}
