import {Hono} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import * as v from 'valibot'
import {explain} from '../../explain.ts'
import {type PublishReply, progressSchema, publicationSchema} from '../../online/online.ts'
import type {Asked} from '../../pipeline/live/messages.ts'
import type {Live} from '../../pipeline/live/openLive.ts'
import {idSchema} from '../idSchema.ts'
import {refusedResponse} from '../refusedResponse.ts'
import {answered} from './previewRoutes.ts'

/** Who does it, as the Studio calls them. */
const bySchema = v.pipe(v.string(), v.maxLength(200))

const wantedSchema = v.strictObject({
  by: bySchema,
  /** The publication to go back to; all that is published where there is none. */
  backTo: v.exactOptional(idSchema),
})

/** How much may be sent with a question: bytes. */
const MAX_QUESTION = 10_000

/**
 * `GET online`, `GET online/guide/<id>`, and `POST online`, which puts it online and tells line by line how
 * far that has come; it is ended with the request.
 */
export function onlineRoutes(live: Pick<Live, 'ask'>): Hono {
  return new Hono()
    .get('/online', (context) => answered(context, live, {ask: 'online'}))
    .get('/online/guide/:guide', (context) => {
      const guide = v.safeParse(idSchema, context.req.param('guide'))
      return guide.success
        ? answered(context, live, {ask: 'place', guide: guide.output})
        : refusedResponse(context, 404, 'There is no such guide.')
    })
    .post('/online', bodyLimit({maxSize: MAX_QUESTION}), async (context) => {
      const wanted = v.safeParse(wantedSchema, await context.req.json().catch(() => undefined))
      if (!wanted.success) return refusedResponse(context, 400, 'It is not clear what is wanted.')
      const {by, backTo} = wanted.output
      const asked: Asked =
        backTo === undefined ? {ask: 'putOnline', by} : {ask: 'goBack', id: backTo, by}
      return new Response(toldLines(live, asked, context.req.raw.signal), {
        headers: {'content-type': 'application/x-ndjson; charset=utf-8'},
      })
    })
}

/** What is told while it is put online, and at last what came of it; a line of JSON each. */
function toldLines(
  live: Pick<Live, 'ask'>,
  asked: Asked,
  gone: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const stopped = new AbortController()
  const signal = AbortSignal.any([gone, stopped.signal])
  return new ReadableStream({
    async start(controller) {
      const tell = (told: PublishReply) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(told)}\n`))
      }
      try {
        const onProgress = (progress: unknown) =>
          tell({progress: v.parse(progressSchema, progress)})
        const json = await live.ask(asked, {signal, onProgress})
        tell({publication: v.parse(publicationSchema, JSON.parse(json))})
      } catch (error) {
        tell({fault: explain(error)})
      }
      if (!signal.aborted) controller.close()
    },
    cancel: () => stopped.abort(),
  })
}
