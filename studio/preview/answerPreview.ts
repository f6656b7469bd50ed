import type {IncomingMessage, ServerResponse} from 'node:http'
import {isSame} from '../lake/access.ts'
import {PREVIEW_PATH} from '../panes/preview.ts'
import {isChannel} from './previewMessages.ts'
import type {Previews} from './previews.ts'

/** Answers a request if it asks for a preview; tells whether it did. */
export type AnswerPreview = (request: IncomingMessage, response: ServerResponse) => boolean

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * Answers `GET /preview/<channel>/<guide>` to whoever has the key: drafts are for editors only.
 * A page of another site cannot send a key along without asking first, and is never allowed to.
 */
export function answerPreviews(previews: Previews, key: string): AnswerPreview {
  return (request, response) => {
    const path = URL.parse(request.url ?? '/', 'http://studio')?.pathname ?? '/'
    if (!path.startsWith(PREVIEW_PATH)) return false
    const say = (status: number, body: string) => response.writeHead(status, headers).end(body)
    const refuse = (status: number, message: string) => say(status, JSON.stringify({message}))
    const [channel, guide, ...more] = path.slice(PREVIEW_PATH.length).split('/')
    if (!isSame(request.headers.authorization ?? '', `Bearer ${key}`)) {
      refuse(401, 'Open the Studio at the address that “npm start” prints.')
    } else if (
      request.method !== 'GET' ||
      !isChannel(channel) ||
      !/^[\w.-]+$/u.test(guide ?? '') ||
      guide === undefined ||
      more.length > 0
    ) {
      refuse(404, 'There is no such preview.')
    } else {
      previews.draw(guide, channel).then(
        (json) => say(200, json),
        (error: unknown) => refuse(500, error instanceof Error ? error.message : String(error)),
      )
    }
    return true
  }
}
