import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {type ServerType, serve} from '@hono/node-server'
import type {Hono} from 'hono'
import type {Serving} from '../pipeline/live/siteServer.ts'
import {type StudioAnswers, studioApp} from './studioApp.ts'
import {studioFiles} from './studioFiles.ts'
import type {StudioPage} from './studioPage.ts'

/** How long a client may take to ask, in milliseconds. */
const DEADLINES = {headersTimeout: 10_000, requestTimeout: 60_000}

/**
 * Serves a built Studio on a loopback port. Takes its folder, and what makes its page from the HTML that is
 * there. Throws when the port is taken.
 */
export async function serveStudio(
  folder: string,
  pageOf: (html: string) => StudioPage,
  answers: Omit<StudioAnswers, 'files'>,
): Promise<Serving> {
  const page = pageOf(await readFile(join(folder, 'index.html'), 'utf8'))
  const app = studioApp({...answers, files: studioFiles(folder, page)})
  const {close} = await listenOnLoopback(app, answers.port)
  return {url: `http://localhost:${answers.port}`, close}
}

/** Serves an app on a loopback port, or on any that is free where it is 0. Throws when it is taken. */
export async function listenOnLoopback(
  app: Hono,
  port: number,
): Promise<{readonly port: number; close(): Promise<void>}> {
  const server: ServerType = await new Promise((resolve, reject) => {
    const opened = serve(
      {fetch: app.fetch, port, hostname: '127.0.0.1', serverOptions: DEADLINES},
      () => resolve(opened),
    )
    opened.once('error', reject)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}
