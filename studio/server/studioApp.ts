import {Hono} from 'hono'
import {explain} from '../explain.ts'
import {API_PATH} from '../panes/preview.ts'
import type {Live} from '../pipeline/live/openLive.ts'
import {type DoorOptions, door} from './door.ts'
import {refusedResponse} from './refusedResponse.ts'
import {onlineRoutes} from './routes/onlineRoutes.ts'
import {previewRoutes} from './routes/previewRoutes.ts'
import {printRoutes} from './routes/printRoutes.ts'
import {webhookRoute} from './routes/webhookRoute.ts'

/** What a server of a Studio answers with. */
export interface StudioAnswers extends DoorOptions {
  /** The built Studio; none where another server gives it out. */
  readonly files?: Hono
  /** What draws previews and puts out the site. */
  readonly live?: Pick<Live, 'ask'>
  /** The folder of the output store, from which finished files are given out. */
  readonly outputs?: string
  /** The secret with which hosted Sanity signs what its webhook sends; nothing is taken without one. */
  readonly webhookSecret?: string | undefined
}

/** All that is behind the Studio, as one app: its files, and what it asks for under `/api/`. */
export function studioApp({files, live, outputs, webhookSecret, ...options}: StudioAnswers): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header('referrer-policy', 'no-referrer')
    context.header('cross-origin-resource-policy', 'same-origin')
    if (context.req.path.startsWith(API_PATH)) context.header('cache-control', 'no-store')
  })
  app.use(door(options))
  if (live !== undefined) {
    app.route(API_PATH, previewRoutes(live))
    app.route(API_PATH, onlineRoutes(live))
    if (outputs !== undefined) app.route(API_PATH, printRoutes(live, outputs))
    if (webhookSecret) app.route(API_PATH, webhookRoute(live, webhookSecret))
  }
  app.all(`${API_PATH}*`, (context) => refusedResponse(context, 404, 'There is no such answer.'))
  if (files !== undefined) app.route('/', files)
  app.onError((error, context) => refusedResponse(context, 500, explain(error)))
  return app
}
