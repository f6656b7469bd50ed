import {explain} from '../explain.ts'
import {lakeFolder} from './embeddedLake.ts'
import {portsFrom} from './freePorts.ts'
import {runStart} from './runStart.ts'

/** `npm start`: the Studio, the site and the lake that both read, until Ctrl-C. */
try {
  const started = await runStart({
    environment: process.env,
    lake: lakeFolder,
    ports: portsFrom(process.env),
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
