import {isValidSignature, SIGNATURE_HEADER_NAME} from '@sanity/webhook'
import {Hono} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import type {Live} from '../../pipeline/live/openLive.ts'
import {refusedResponse} from '../refusedResponse.ts'

/** How much Sanity may send: bytes. */
const MAX_SENT = 1_000_000

/**
 * `POST webhook`: hosted Sanity tells that something was published, and signs that with the secret of the
 * webhook. What it says is not read: what is published is read from the store itself.
 */
export function webhookRoute(live: Pick<Live, 'ask'>, secret: string): Hono {
  return new Hono().post('/webhook', bodyLimit({maxSize: MAX_SENT}), async (context) => {
    const signature = context.req.header(SIGNATURE_HEADER_NAME) ?? ''
    if (!(await isValidSignature(await context.req.text(), signature, secret))) {
      return refusedResponse(context, 401, 'The signature is not that of the webhook.')
    }
    await live.ask({ask: 'published'})
    return context.json({}, 202)
  })
}
