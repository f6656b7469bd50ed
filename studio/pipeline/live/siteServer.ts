import {createReadStream} from 'node:fs'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {escapeHTML} from '@portabletext/to-html'
import {lookup} from 'mrmime'
import {policyHeader} from '../../../site/src/host/policy.ts'
import type {LiveSite} from './liveSite.ts'

/** A server that runs until it is closed. */
export interface Serving {
  readonly url: string
  close(): Promise<void>
}

const common = {
  'content-security-policy': policyHeader,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-control': 'no-cache',
}

/** Serves the visitors' site on a loopback port, as a static host would. Throws when the port is taken. */
export async function serveSite(site: LiveSite, port: number): Promise<Serving> {
  const server = createServer((request, response) => {
    try {
      answerSite(site, request, response)
    } catch {
      response.destroy()
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

/** Answers a request for what stands on the site. */
export function answerSite(
  site: LiveSite,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // A host name that someone made point at this machine is no way in.
  if (!/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/u.test(request.headers.host ?? '')) {
    response.writeHead(421, common).end()
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, {...common, allow: 'GET, HEAD'}).end()
    return
  }
  const path = pathOf(request.url ?? '/')
  if (site.report() === undefined) {
    response.writeHead(503, {...common, 'content-type': 'text/html; charset=utf-8', refresh: '2'})
    response.end(waitingPage(site.fault()))
    return
  }
  const found =
    path === undefined ? undefined : site.at(path.endsWith('/') ? `${path}index.html` : path)
  if (found === undefined && path !== undefined && site.at(`${path}/index.html`) !== undefined) {
    response.writeHead(301, {...common, location: `${encodeURI(path)}/`}).end()
    return
  }
  const output = found ?? site.at('/404.html')
  const file = output === undefined ? undefined : site.fileOf(output)
  if (output === undefined || file === undefined) {
    response.writeHead(404, common).end()
    return
  }
  const etag = `"${output.sha256}"`
  if (found !== undefined && request.headers['if-none-match'] === etag) {
    response.writeHead(304, {...common, etag}).end()
    return
  }
  response.writeHead(found === undefined ? 404 : 200, {
    ...common,
    'content-type': mediaTypeOf(output.path),
    'content-length': output.bytes,
    // What somebody uploaded is saved, never shown as a page of the school's.
    ...(output.path.startsWith('site/files/') ? {'content-disposition': 'attachment'} : {}),
    etag,
  })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

/** The path that is asked for, decoded; undefined where it is none. */
function pathOf(address: string): string | undefined {
  try {
    return decodeURI(new URL(address, 'http://site').pathname)
  } catch {
    return undefined
  }
}

function mediaTypeOf(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream'
  return type.startsWith('text/') || type.endsWith('xml') ? `${type}; charset=utf-8` : type
}

function waitingPage(fault: string | undefined): string {
  const text = fault ?? 'The site is being drawn; it appears here by itself.'
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not yet</title><h1>${
    fault === undefined ? 'One moment' : 'There is no site yet'
  }</h1><pre>${escapeHTML(text)}</pre></html>`
}
