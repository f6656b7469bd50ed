import {resolve} from 'node:path'
import {asCommand} from './asCommand.ts'
import {lakeFolder} from './embeddedLake.ts'
import {runBuild} from './runBuild.ts'

/** `npm run build`: everything that the published guidance becomes, in `dist/`. */
await asCommand(async () => {
  const succeeded = await runBuild({
    environment: process.env,
    lake: lakeFolder,
    target: resolve('dist'),
    say: (line) => console.log(line),
  })
  if (!succeeded) process.exitCode = 1
})
