import {randomBytes} from 'node:crypto'
import {type Lake, openLake, StoreError} from '../../lake/lake.ts'
import {PREVIEW_KEY} from '../../panes/preview.ts'
import type {ContentEnvironment} from '../../pipeline/client.ts'
import {openLive} from '../../pipeline/live/openLive.ts'
import type {TargetEnvironment} from '../../pipeline/publishing/target.ts'
import {serveDevStudio} from '../../server/serveDevStudio.ts'
import {serveStudio} from '../../server/serveStudio.ts'
import {studioFolder} from '../../server/studioFolder.ts'
import {embeddedPage, hostedPage} from '../../server/studioPage.ts'
import {environmentOf} from '../content/content.ts'
import {datasetFolder} from '../content/embeddedLake.ts'
import {outputsFolder} from '../outputs/runBuild.ts'
import {checkPorts, type Ports} from './freePorts.ts'

/** The variables that it knows. */
export type StartEnvironment = ContentEnvironment &
  TargetEnvironment & {
    /** The secret with which hosted Sanity signs what its webhook sends here. */
    readonly SANITY_WEBHOOK_SECRET?: string | undefined
  }

export interface StartOptions {
  readonly environment: StartEnvironment
  /** The folder of the embedded lake. */
  readonly lake: string
  readonly ports: Ports
  /** The folder of the output store. */
  readonly outputs?: string
  /** Reloads Studio, site and renderers as their sources are edited. */
  readonly dev?: boolean
  /** Hears what is going on, a line at a time. */
  readonly log: (line: string) => void
}

/** What runs until it is closed. */
export interface Started {
  /** Where people work; on an embedded lake it logs in by itself. Drafts are drawn for it alone. */
  readonly studio: string
  readonly site: string
  /** None where content lives on hosted Sanity. */
  readonly lake?: Lake
  close(): Promise<void>
}

/**
 * Starts the lake (unless SANITY_PROJECT_ID names a hosted one), the Studio and the site.
 * Throws, in one line, when a port is taken or the lake is in use or damaged; nothing runs then.
 */
export async function runStart({
  environment,
  lake,
  ports,
  outputs = outputsFolder,
  dev = false,
  log,
}: StartOptions): Promise<Started> {
  const running: {close(): Promise<void>}[] = []
  const close = async () => {
    for (const one of running.splice(0).reverse()) await one.close()
  }
  try {
    const store = environment.SANITY_PROJECT_ID ? undefined : await openStore(lake, ports)
    if (store) running.push(store)
    await checkPorts(ports, ['studio', 'site'])
    const content = {...environment, ...(store ? environmentOf(store) : {})}
    // Who logs in at hosted Sanity does so with a secret that this machine never learns.
    const key = store?.token ?? randomBytes(32).toString('base64url')
    const opening = openLive({environment: content, port: ports.site, outputs, dev, log})
    const folder = dev ? undefined : studioFolder(environment, log)
    const starting = [
      Promise.all([folder, opening]).then(([built, live]) => {
        const webhookSecret = environment.SANITY_WEBHOOK_SECRET
        const answers = {port: ports.studio, key, live, outputs, webhookSecret}
        if (built === undefined) return serveDevStudio(ports.lake, answers, environment)
        const page = store ? (html: string) => embeddedPage(html, ports.lake, live.url) : hostedPage
        return serveStudio(built, page, answers)
      }),
      opening,
    ] as const
    // What did start is known, and can be ended, even when the other did not.
    for (const {value} of (await Promise.allSettled(starting)).filter(isFulfilled))
      running.push(value)
    const [studio, site] = await Promise.all(starting)
    return {
      studio: `${studio.url}/#${store ? 'token' : PREVIEW_KEY}=${key}`,
      site: site.url,
      ...(store ? {lake: store} : {}),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function openStore(store: string, ports: Ports): Promise<Lake> {
  const pages = [ports.studio, ports.site].flatMap((port) => [
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}`,
  ])
  try {
    return await openLake({store, port: ports.lake, origins: pages, initialDataset: datasetFolder})
  } catch (error) {
    // A second start is told that the first one runs, rather than that its port is taken.
    if (!(error instanceof StoreError)) await checkPorts(ports, ['lake'])
    throw error
  }
}

function isFulfilled<T>(result: PromiseSettledResult<T>): result is PromiseFulfilledResult<T> {
  return result.status === 'fulfilled'
}
