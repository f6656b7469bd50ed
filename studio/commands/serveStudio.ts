import {createReadStream} from 'node:fs'
import {readFile, stat} from 'node:fs/promises'
import {createServer, type ServerResponse} from 'node:http'
import {extname, join, normalize} from 'node:path'
import type {StudioPage} from './studioPage.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** A server that `npm start` runs. */
export interface Serving {
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves a built Studio on a loopback port; `pageOf` makes its page from its HTML.
 * Throws when the port is taken.
 */
export async function serveStudio(
  folder: string,
  port: number,
  pageOf: (html: string) => StudioPage,
): Promise<Serving> {
  const page = pageOf(await readFile(join(folder, 'index.html'), 'utf8'))
  const server = createServer((request, response) => {
    answer(folder, page, request.url ?? '/', request.headers.host, response).catch(() =>
      response.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

async function answer(
  folder: string,
  {html, policy}: StudioPage,
  address: string,
  host: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const headers = {'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer'}
  const path = URL.parse(address, 'http://studio')?.pathname
  // A host name that someone made point at this machine is no way in.
  if (path === undefined || !/^(?:localhost|127\.0\.0\.1):\d+$/u.test(host ?? '')) {
    response.writeHead(421, headers).end()
    return
  }
  const file = await fileAt(folder, path)
  if (file !== undefined) {
    const type = types[extname(file)] ?? 'application/octet-stream'
    const kept = path.startsWith('/static/') ? 'max-age=31536000, immutable' : 'no-cache'
    response.writeHead(200, {...headers, 'content-type': type, 'cache-control': kept})
    createReadStream(file).pipe(response)
    return
  }
  if (path.startsWith('/static/')) {
    response.writeHead(404, headers).end()
    return
  }
  // Every other address is a place in the Studio, which finds it itself.
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    ...(policy === undefined ? {} : {'content-security-policy': policy}),
    'cache-control': 'no-store',
  })
  response.end(html)
}

async function fileAt(folder: string, path: string): Promise<string | undefined> {
  const name = normalize(path)
  if (!/^\/(?:static\/)?[\w.-]+\.(?!html$)\w+$/u.test(name)) return undefined
  const file = join(folder, name)
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() ? file : undefined
}
