import {type Context, Hono} from 'hono'
import * as v from 'valibot'
import {channels} from '../../../schemas/channel.ts'
import type {Asked} from '../../pipeline/live/messages.ts'
import type {Live} from '../../pipeline/live/openLive.ts'
import {idSchema} from '../idSchema.ts'
import {refusedResponse} from '../refusedResponse.ts'

const releaseSchema = v.pipe(v.string(), v.regex(/^\w+$/u))

const previewSchema = v.strictObject({
  channel: v.picklist(channels),
  guide: idSchema,
  after: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/u))),
  perspective: v.exactOptional(
    v.pipe(
      v.string(),
      v.transform((names) => names.split(',')),
      v.array(releaseSchema),
    ),
  ),
})

const checkSchema = v.strictObject({document: idSchema, release: v.exactOptional(releaseSchema)})

/**
 * `GET preview/<channel>/<guide>?after=<transaction>&perspective=<names>`, `check/<document>?release=<name>`,
 * `attention` and `marks`.
 */
export function previewRoutes(live: Pick<Live, 'ask'>): Hono {
  return new Hono()
    .get('/preview/:channel/:guide', (context) => {
      const asked = v.safeParse(previewSchema, {...context.req.param(), ...context.req.query()})
      return asked.success
        ? answered(context, live, {ask: 'preview', ...asked.output})
        : refusedResponse(context, 404, 'There is no such preview.')
    })
    .get('/check/:document', (context) => {
      const asked = v.safeParse(checkSchema, {...context.req.param(), ...context.req.query()})
      return asked.success
        ? answered(context, live, {ask: 'check', ...asked.output})
        : refusedResponse(context, 404, 'There is no such document.')
    })
    .get('/attention', (context) => answered(context, live, {ask: 'attention'}))
    .get('/marks', (context) => answered(context, live, {ask: 'marks'}))
}

/** What the process that draws answers; when whoever asked is gone, it need not go on. */
export async function answered(
  context: Context,
  live: Pick<Live, 'ask'>,
  asked: Asked,
): Promise<Response> {
  const json = await live.ask(asked, {signal: context.req.raw.signal})
  return context.body(json, 200, {'content-type': 'application/json; charset=utf-8'})
}
