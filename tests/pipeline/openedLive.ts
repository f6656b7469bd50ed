import type {ExecutionContext} from 'ava'
import {outputsFolder} from '../../studio/commands/outputs/runBuild.ts'
import {openLive} from '../../studio/pipeline/live/openLive.ts'
import type {TargetEnvironment} from '../../studio/pipeline/publishing/target.ts'
import {freePort} from '../lake/lakeInProcess.ts'
import {datasets, serveDataset} from '../library.ts'
import type {guide} from './guides.ts'

/** The site of a lake of its own, as `npm start` opens it, with some more guides in it; gone after the test. */
export async function openedLive(
  t: ExecutionContext,
  {
    guides = [],
    target = {},
  }: {readonly guides?: readonly ReturnType<typeof guide>[]; readonly target?: TargetEnvironment},
) {
  const {lake, environment, client} = await serveDataset(datasets.guidance)
  for (const one of guides) await client.createOrReplace(one)
  const log: string[] = []
  const live = await openLive({
    environment: {...environment, ...target},
    port: await freePort(),
    outputs: outputsFolder,
    log: (line) => log.push(line),
  })
  t.teardown(async () => {
    await live.close()
    await lake.close()
  })
  return {environment, client, live, log}
}
