import type {MiddlewareHandler} from 'hono'
import {userWithToken} from '../lake/access.ts'
import {isLoopbackHost} from '../lake/door/origins.ts'
import {API_PATH} from '../panes/preview.ts'
import {refusedResponse} from './refusedResponse.ts'

/** What is asked for by Sanity itself, which signs what it sends. */
export const WEBHOOK_PATH = `${API_PATH}webhook`

/** Who may come in: whoever asks for this machine by its own name at this port and, beyond the Studio's files, has the key. */
export interface DoorOptions {
  /** The port at which browsers know the Studio. */
  readonly port: number
  readonly key: string
}

/**
 * Refuses whoever has no business here. A host name that someone made point at this machine (DNS rebinding)
 * is no way in; pages of other sites may lead to the Studio, but ask for nothing behind it; and what is
 * behind it is for editors, who have the key.
 */
export function door({port, key}: DoorOptions): MiddlewareHandler {
  return async (context, next) => {
    const {req: request} = context
    const host = request.header('host')
    if (!isLoopbackHost(host, port))
      return refusedResponse(context, 421, 'The Studio is not at this name.')
    if (request.path.startsWith(API_PATH)) {
      const origin = request.header('origin')
      const site = request.header('sec-fetch-site') ?? 'none'
      const isOwn =
        origin === undefined
          ? site === 'none' || site === 'same-origin'
          : origin === `http://${host}`
      if (!isOwn) return refusedResponse(context, 403, 'Other web pages have no business here.')
      const isEditor = userWithToken(request.header('authorization') ?? '', key) !== undefined
      if (!isEditor && request.path !== WEBHOOK_PATH) {
        return refusedResponse(
          context,
          401,
          'Open the Studio at the address that “npm start” prints.',
        )
      }
    }
    return next()
  }
}
