import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {setTimeout as wait} from 'node:timers/promises'
import type {ContentEnvironment} from '../pipeline/client.ts'
import type {Serving} from '../pipeline/live/siteServer.ts'
import {root} from '../pipeline/root.ts'
import {listenOnLoopback} from './serveStudio.ts'
import {type StudioAnswers, studioApp} from './studioApp.ts'
import {sanityEntry} from './studioFolder.ts'

/** How long Sanity's own server may take to answer, and how often it is asked: milliseconds. */
const PATIENCE = 60_000
const AGAIN = 250

/** Serves the Studio with Sanity's own server, which reloads it as it is edited; what it asks for is passed on. */
export async function serveDevStudio(
  lakePort: number,
  answers: StudioAnswers,
  {SANITY_PROJECT_ID, SANITY_DATASET}: ContentEnvironment,
): Promise<Serving> {
  const api = await listenOnLoopback(studioApp(answers), 0)
  const child = spawn(
    process.execPath,
    [sanityEntry, 'dev', '--port', String(answers.port), '--host', 'localhost'],
    {
      cwd: `${root}studio`,
      env: {
        ...process.env,
        SANITY_STUDIO_API: `http://127.0.0.1:${api.port}`,
        ...(SANITY_PROJECT_ID
          ? {SANITY_STUDIO_PROJECT_ID: SANITY_PROJECT_ID, SANITY_STUDIO_DATASET: SANITY_DATASET}
          : {SANITY_STUDIO_LAKE: `http://api.localhost:${lakePort}`}),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  const url = `http://localhost:${answers.port}`
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
      await api.close()
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill()
      await once(child, 'exit')
    },
  }
}
