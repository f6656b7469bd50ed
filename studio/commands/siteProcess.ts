import {fileURLToPath} from 'node:url'
import {dev} from 'astro'
import {clientFromEnvironment} from '../../site/src/client.ts'

/**
 * The site with live reload, in a process of its own: `siteProcess.ts <port>`, with the environment of
 * the content. Pages follow what is published, and the site's own files.
 */
const port = Number(process.argv[2])
const client = clientFromEnvironment(process.env)

await dev({
  root: fileURLToPath(new URL('../../site/', import.meta.url)),
  logLevel: 'error',
  server: {port, host: '127.0.0.1'},
  vite: {server: {strictPort: true}},
  integrations: [
    {
      name: 'follow-the-lake',
      hooks: {
        'astro:server:setup': ({refreshContent, logger}) => {
          let refreshing = Promise.resolve()
          client
            .listen(
              '*[!(_id in path("drafts.**"))]',
              {},
              {visibility: 'query', includeResult: false},
            )
            .subscribe(() => {
              // One after the other, so that an older answer never follows a newer one.
              refreshing = refreshing
                .then(() => refreshContent?.({loaders: ['sanity-guides']}))
                .catch((error: unknown) => logger.error(String(error)))
            })
        },
      },
    },
  ],
})
process.send?.('ready')
process.on('disconnect', () => process.exit())
