import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {orderFindings} from '../../../renderers/guide/finding/findingOrder.ts'
import {fetchLibrary} from '../../../renderers/guide/library.ts'
import {channels} from '../../../schemas/channel.ts'
import type {ContentEnvironment} from '../../pipeline/client.ts'
import {openOutputStore} from '../../pipeline/outputs/outputStore.ts'
import {createDrawer} from '../../pipeline/publication/drawer.ts'
import {lastPublication} from '../../pipeline/publication/lastPublication.ts'
import {makePublication} from '../../pipeline/publication/publication.ts'
import {putOut} from '../../pipeline/publication/putOut.ts'
import {describeFinding} from '../../pipeline/publication/report/describeFinding.ts'
import {summaryOf} from '../../pipeline/publication/report/summary.ts'
import {withSearch} from '../../pipeline/publication/site/searchIndex.ts'
import {recoverTarget} from '../../pipeline/publication/staging.ts'
import {filesOfHistories, openHistory} from '../../pipeline/publishing/history.ts'
import {root} from '../../pipeline/root.ts'
import {siteFolder} from '../../pipeline/site/siteFolder.ts'
import {openWorkshop} from '../../pipeline/workshop/workshop.ts'
import {openContent} from '../content/content.ts'
import {writeStepSummary} from './stepSummary.ts'

/** Where what was drawn is kept between builds. Git-ignored, and safe to delete at any time. */
export const outputsFolder = join(root, '.cache', 'outputs')

export interface BuildOptions {
  readonly environment: ContentEnvironment
  /** The folder of the embedded lake; none reads the dataset. */
  readonly lake?: string
  /** The folder that the build replaces. */
  readonly target: string
  /** Refuses to build where a guide is held back. */
  readonly strict?: boolean
  /** The folder of the output store. */
  readonly outputs?: string
  /** The file of Markdown that a GitHub job shows as its summary. */
  readonly stepSummary?: string | undefined
  /** Hears progress, a line at a time. */
  readonly log: (line: string) => void
}

/**
 * Builds all channels of all published guides; what has an error is held back, and said.
 * Returns false where something is held back that `strict` does not allow: the target is then as it was.
 * Throws when content cannot be read, and SiteFault where the whole site is concerned.
 */
export async function runBuild({
  environment,
  lake,
  target,
  strict = false,
  outputs = outputsFolder,
  stepSummary,
  log,
}: BuildOptions): Promise<boolean> {
  const started = performance.now()
  await recoverTarget(target)
  const workshop = await openWorkshop(openOutputStore(outputs))
  const site = siteFolder(workshop.code.page, log)
  // It is waited for when the first page is drawn; until then a failure is nobody's.
  site.catch(() => {})
  const content = await openContent({environment, lake})
  try {
    const library = await fetchLibrary(content.client)
    log(`Read ${library.guides.size} ${library.guides.size === 1 ? 'guide' : 'guides'}`)
    const told = new Set<string>()
    const tell = (lines: readonly string[]) => {
      for (const line of lines.filter((one) => !told.has(one))) {
        told.add(line)
        log(line)
      }
    }
    const history = openHistory(workshop.store, target)
    const base = await lastPublication(target, workshop.store, await history.last())
    const made = await makePublication(library, {
      drawer: createDrawer(workshop),
      site,
      base,
      now: new Date(),
      onKnown: (works) => {
        const known = works.flatMap(({findings}) => channels.flatMap((one) => findings[one]))
        tell(orderFindings(known).map(describeFinding))
      },
    })
    const isRefused =
      strict &&
      made.guides.some((guide) =>
        channels.some((channel) => guide.channels[channel].state === 'held back'),
      )
    // Everything else is placed while the search is made.
    const whole = withSearch(made, workshop, base)
    whole.catch(() => {})
    if (!isRefused) await putOut(made, target, base, {whole})
    const report = await whole
    tell(report.findings.map(describeFinding))
    for (const line of summaryOf(report)) log(line)
    if (stepSummary) await writeStepSummary(stepSummary, report)
    if (isRefused) {
      log('Not built, because of --strict: the last good build is untouched.')
      return false
    }
    await history.add(report, {how: 'in a terminal'})
    if (workshop.drawn() > 0) {
      await workshop.store.makeRoom(() => filesOfHistories(workshop.store))
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    log(`Built in ${seconds} s (${workshop.drawn()} drawn, the rest was drawn before): ${target}`)
    return true
  } finally {
    await Promise.all([content.close(), workshop.close()])
  }
}
