import {createReadStream} from 'node:fs'
import {readFile, stat} from 'node:fs/promises'
import {createServer, type ServerResponse} from 'node:http'
import {join, normalize} from 'node:path'
import {lookup} from 'mrmime'
import {HOW_TO_OPEN} from '../embedded.ts'
import type {AnswerPreview} from '../pipeline/live/answerPreviews.ts'
import type {Serving} from '../pipeline/live/siteServer.ts'
import {howToOpen} from './howToOpen.ts'
import type {StudioPage} from './studioPage.ts'

const common = {'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer'}

/** What a server of a Studio answers with. */
export interface StudioAnswers {
  /** Makes the page from the HTML of the built Studio. */
  readonly page: (html: string) => StudioPage
  /** None draws no drafts. */
  readonly preview?: AnswerPreview
}

/** Serves a built Studio on a loopback port. Throws when the port is taken. */
export async function serveStudio(
  folder: string,
  port: number,
  {page: pageOf, preview}: StudioAnswers,
): Promise<Serving> {
  const page = pageOf(await readFile(join(folder, 'index.html'), 'utf8'))
  const server = createServer((request, response) => {
    // A host name that someone made point at this machine is no way in.
    if (!/^(?:localhost|127\.0\.0\.1):\d+$/u.test(request.headers.host ?? '')) {
      response.writeHead(421, common).end()
    } else if (!preview?.(request, response)) {
      answer(folder, page, request.url ?? '/', response).catch(() => response.destroy())
    }
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
  response: ServerResponse,
): Promise<void> {
  const path = URL.parse(address, 'http://studio')?.pathname ?? '/'
  const file = await fileAt(folder, path)
  if (file !== undefined) {
    const type = mediaTypeOf(file)
    const kept = path.startsWith('/static/') ? 'max-age=31536000, immutable' : 'no-cache'
    response.writeHead(200, {...common, 'content-type': type, 'cache-control': kept})
    createReadStream(file).pipe(response)
    return
  }
  if (path.startsWith('/static/')) {
    response.writeHead(404, common).end()
    return
  }
  if (path === HOW_TO_OPEN) {
    response.writeHead(200, {
      ...common,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
    })
    response.end(howToOpen)
    return
  }
  // Every other address is a place in the Studio, which finds it itself.
  response.writeHead(200, {
    ...common,
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

function mediaTypeOf(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream'
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type
}
