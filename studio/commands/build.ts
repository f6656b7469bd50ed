import {resolve} from 'node:path'
import {runCommand} from './command/command.ts'
import {lakeFolder} from './content/embeddedLake.ts'
import {runBuild} from './outputs/runBuild.ts'

/** `npm run build`: everything that the published guidance becomes, in `dist/`. */
await runCommand(
  {
    name: 'build',
    summary: 'Builds the web site, the handbook inserts and the social cards into dist/.',
    options: {
      strict: {type: 'boolean', help: 'build nothing where a guide is held back'},
    },
    notes:
      'A guide with an error is held back and named, and its last good output stays; all others go out.',
  },
  async ({strict}) => {
    const isBuilt = await runBuild({
      environment: process.env,
      lake: lakeFolder,
      target: resolve('dist'),
      strict,
      stepSummary: process.env.GITHUB_STEP_SUMMARY,
      log: (line) => console.log(line),
    })
    if (!isBuilt) process.exitCode = 1
  },
)
