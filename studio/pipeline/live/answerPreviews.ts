import type {IncomingMessage, ServerResponse} from 'node:http'
import * as v from 'valibot'
import {channels} from '../../../schemas/channel.ts'
import {isSame} from '../../lake/access.ts'
import {PREVIEW_PATH} from '../../panes/preview.ts'
import type {Asked} from './messages.ts'
import type {Live} from './openLive.ts'

/** Answers a request if it asks for a preview; tells whether it did. */
export type AnswerPreview = (request: IncomingMessage, response: ServerResponse) => boolean

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

const idSchema = v.pipe(v.string(), v.regex(/^[\w.-]+$/u))
const releaseSchema = v.pipe(v.string(), v.regex(/^\w+$/u))
const transactionSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/u))

/** What may be asked for, by what stands after `/preview/` and after the question mark. */
const requestSchema = v.union([
  v.pipe(
    v.strictObject({
      parts: v.strictTuple([v.picklist(channels), idSchema]),
      after: v.exactOptional(transactionSchema),
      perspective: v.exactOptional(
        v.pipe(
          v.string(),
          v.transform((names) => names.split(',')),
          v.array(releaseSchema),
        ),
      ),
    }),
    v.transform(
      ({parts: [channel, guide], ...rest}): Asked => ({ask: 'preview', channel, guide, ...rest}),
    ),
  ),
  v.pipe(
    v.strictObject({
      parts: v.strictTuple([v.literal('check'), idSchema]),
      release: v.exactOptional(releaseSchema),
    }),
    v.transform(({parts: [, document], ...rest}): Asked => ({ask: 'check', document, ...rest})),
  ),
  v.pipe(
    v.strictObject({parts: v.strictTuple([v.literal('attention')])}),
    v.transform((): Asked => ({ask: 'attention'})),
  ),
])

/**
 * Answers `GET /preview/<channel>/<guide>?after=<transaction>&perspective=<names>`, `/preview/check/<document>`
 * and `/preview/attention` to whoever has the key: drafts are for editors only. A page of another site cannot send a key along without asking first, and is never allowed to.
 */
export function answerPreviews(live: Pick<Live, 'ask'>, key: string): AnswerPreview {
  return (request, response) => {
    const url = URL.parse(request.url ?? '/', 'http://studio')
    if (url?.pathname.startsWith(PREVIEW_PATH) !== true) return false
    const say = (status: number, body: string) => response.writeHead(status, headers).end(body)
    const refuse = (status: number, message: string) => say(status, JSON.stringify({message}))
    const parts = url.pathname.slice(PREVIEW_PATH.length).split('/')
    const asked = v.safeParse(requestSchema, {parts, ...Object.fromEntries(url.searchParams)})
    if (!isSame(request.headers.authorization ?? '', `Bearer ${key}`)) {
      refuse(401, 'Open the Studio at the address that “npm start” prints.')
    } else if (request.method !== 'GET' || !asked.success) {
      refuse(404, 'There is no such preview.')
    } else {
      live.ask(asked.output).then(
        (json) => say(200, json),
        (error: unknown) => refuse(500, error instanceof Error ? error.message : String(error)),
      )
    }
    return true
  }
}
