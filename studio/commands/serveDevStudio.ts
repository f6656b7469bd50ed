import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createServer} from 'node:http'
import {setTimeout as wait} from 'node:timers/promises'
import type {ContentEnvironment} from '../pipeline/client.ts'
import type {AnswerPreview} from '../pipeline/live/answerPreviews.ts'
import type {Serving} from '../pipeline/live/siteServer.ts'
import {root} from '../pipeline/root.ts'
import type {Ports} from './freePorts.ts'
import {sanityEntry} from './studioFolder.ts'

/** How long Sanity's own server may take to answer, and how often it is asked: milliseconds. */
const PATIENCE = 60_000
const AGAIN = 250

/** Serves the Studio with Sanity's own server, which reloads it as it is edited; previews are passed on. */
export async function serveDevStudio(
  ports: Ports,
  preview: AnswerPreview,
  {SANITY_PROJECT_ID, SANITY_DATASET}: ContentEnvironment,
): Promise<Serving> {
  const previews = createServer((request, response) => {
    if (!preview(request, response)) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => {
    previews.listen(0, '127.0.0.1', resolve)
  })
  const address = previews.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const child = spawn(
    process.execPath,
    [sanityEntry, 'dev', '--port', String(ports.studio), '--host', 'localhost'],
    {
      cwd: `${root}studio`,
      env: {
        ...process.env,
        SANITY_STUDIO_PREVIEWS: `http://127.0.0.1:${port}`,
        ...(SANITY_PROJECT_ID
          ? {SANITY_STUDIO_PROJECT_ID: SANITY_PROJECT_ID, SANITY_STUDIO_DATASET: SANITY_DATASET}
          : {SANITY_STUDIO_LAKE: `http://api.localhost:${ports.lake}`}),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  const url = `http://localhost:${ports.studio}`
  const givenUp = Date.now() + PATIENCE
  while (child.exitCode === null && Date.now() < givenUp) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isUp) break
    await wait(AGAIN)
  }
  return {
    url,
    close: async () => {
      previews.closeAllConnections()
      previews.close()
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill()
      await once(child, 'exit')
    },
  }
}
