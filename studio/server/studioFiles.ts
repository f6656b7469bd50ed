import {serveStatic} from '@hono/node-server/serve-static'
import {Hono} from 'hono'
import {HOW_TO_OPEN} from '../embedded.ts'
import {howToOpen} from './howToOpen.ts'
import type {StudioPage} from './studioPage.ts'

/** The files of a built Studio; every address that is none of them is a place in it, which it finds itself. */
export function studioFiles(folder: string, {html, policy}: StudioPage): Hono {
  return new Hono()
    .get(
      '/static/*',
      serveStatic({
        root: folder,
        onFound: (_, context) =>
          context.header('cache-control', 'public, max-age=31536000, immutable'),
      }),
      (context) => context.body(null, 404),
    )
    .get('/:file{[\\w-]+\\.(?!html$)\\w+}', serveStatic({root: folder}))
    .get(HOW_TO_OPEN, (context) =>
      context.html(howToOpen, 200, {
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'cache-control': 'no-store',
      }),
    )
    .get('*', (context) =>
      context.html(html, 200, {
        ...(policy === undefined ? {} : {'content-security-policy': policy}),
        'cache-control': 'no-store',
      }),
    )
}
