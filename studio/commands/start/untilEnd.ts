import {explain} from '../../explain.ts'
import {lakeFolder} from '../content/embeddedLake.ts'
import {portsFrom} from './freePorts.ts'
import {runStart} from './runStart.ts'

/** Runs Studio, site and lake until Ctrl-C, and says where they are. */
export async function untilEnd(dev: boolean): Promise<void> {
  try {
    const started = await runStart({
      environment: process.env,
      lake: lakeFolder,
      ports: portsFrom(process.env),
      dev,
      log: (line) => console.log(line),
    })
    console.log(`
  Write and publish (the Studio)   ${started.studio}
  See the site as visitors do      ${started.site}
  The store behind both            ${started.lake?.url ?? 'Sanity, hosted'}

  Press Ctrl-C to end.`)
    const end = () => {
      started.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    }
    process.once('SIGINT', end).once('SIGTERM', end)
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
