import {fileURLToPath} from 'node:url'
import {dev} from 'astro'
import type {Drawer} from '../publication/drawer.ts'
import type {LiveSite} from './liveSite.ts'
import {answerSite, type Serving} from './siteServer.ts'

/** Where Astro looks for what a page is handed: the key of its own `locals` on a request. */
const LOCALS = Symbol.for('astro.locals')

/**
 * Serves the visitors' site with Astro's own server: pages are drawn from their sources, and reload as
 * these are edited; everything else is what the pipeline made. Throws when the port is taken.
 */
export async function serveDevSite(site: LiveSite, drawer: Drawer, port: number): Promise<Serving> {
  const server = await dev({
    root: fileURLToPath(new URL('../../../site/', import.meta.url)),
    logLevel: 'error',
    server: {port, host: '127.0.0.1'},
    vite: {server: {strictPort: true}},
    integrations: [
      {
        name: 'pages-of-the-pipeline',
        hooks: {
          'astro:server:setup': ({server: {middlewares}}) => {
            middlewares.use((request, response, next) => {
              const path = decodeURI(URL.parse(request.url ?? '/', 'http://site')?.pathname ?? '/')
              drawer.pageAt(path).then((page) => {
                if (page !== undefined) Reflect.set(request, LOCALS, {page})
                if (page !== undefined || site.at(path) === undefined) next()
                else answerSite(site, request, response)
              }, next)
            })
          },
        },
      },
    ],
  })
  return {url: `http://localhost:${port}`, close: () => server.stop()}
}
