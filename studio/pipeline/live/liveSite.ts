import type {OutputStore} from '../outputs/outputStore.ts'
import {type Base, baseOf} from '../publication/base.ts'
import type {Drawer} from '../publication/drawer.ts'
import {keepReport, keptReport} from '../publication/lastPublication.ts'
import {makePublication} from '../publication/publication.ts'
import type {Output, Report} from '../publication/report/report.ts'
import {summaryOf} from '../publication/report/summary.ts'
import {timeToNoticeChange} from '../publication/site/noticeTime.ts'
import {withLastSearch, withSearch} from '../publication/site/searchIndex.ts'
import {SiteFault} from '../publication/siteFault.ts'
import type {LiveLibrary} from './liveLibrary.ts'

/** The visitors' site as it would be now. */
export interface LiveSite {
  /** What stands at a path of the site: a file of the output store. */
  at(path: string): Output | undefined
  fileOf(output: Output): string | undefined
  /** What was put out last; undefined before the first time. */
  report(): Report | undefined
  /** Why nothing is put out at the moment. */
  fault(): string | undefined
  /** Makes it anew from the library as it is now; one time after the other, the last change included. */
  refresh(): Promise<void>
}

/** How long nothing must change before the search is made anew, and what is out noted for the next start: milliseconds. */
const QUIET = 2_000

/** The longest time that a timer can wait: milliseconds. */
const MAX_WAIT = 2 ** 31 - 1

/** Under this name the store knows what was out when a site was last served. */
const NAME = '.cache/live'

export interface LiveSiteOptions {
  readonly drawer: Drawer
  /** The folder of the built site. */
  readonly site: Promise<string>
  readonly store: OutputStore
  /** Hears when the notice of the site has come or gone. */
  readonly onNotice: () => void
  /** Hears what becomes of the site, a line at a time. */
  readonly log: (line: string) => void
}

/** Makes the site of a live library. */
export async function createLiveSite(
  library: () => LiveLibrary,
  {drawer, site, store, onNotice, log}: LiveSiteOptions,
): Promise<LiveSite> {
  let base: Base = await keptReport(NAME, store)
  let report: Report | undefined
  let fault: string | undefined
  let told = ''
  let noting: NodeJS.Timeout | undefined
  let notice: NodeJS.Timeout | undefined
  let isWanted = false
  let running: Promise<void> | undefined

  const make = async () => {
    while (isWanted) {
      isWanted = false
      try {
        const now = new Date()
        const published = library().published()
        const plain = await makePublication(published, {drawer, site, base, now})
        const made = withLastSearch(plain, report)
        waitForNotice(timeToNoticeChange(published, now))
        base = baseOf(made, store)
        report = made
        fault = undefined
        tell(summaryOf(made).slice(1).join('\n'))
        clearTimeout(noting)
        noting = setTimeout(() => void settle(plain, made).catch(() => {}), QUIET).unref()
      } catch (error) {
        fault = error instanceof Error ? error.message : String(error)
        tell(error instanceof SiteFault ? fault : `The site could not be made: ${fault}`)
      }
    }
    running = undefined
  }
  /** Makes the search anew, which takes longer than whoever publishes should wait, and notes what is out. */
  const settle = async (plain: Report, made: Report) => {
    const whole = await withSearch(plain, drawer.workshop, base)
    if (report !== made) return
    base = baseOf(whole, store)
    report = whole
    await keepReport(whole, NAME, store)
  }
  /** Draws the site anew when its notice comes or goes. */
  const waitForNotice = (time: number | undefined) => {
    clearTimeout(notice)
    if (time === undefined) return
    const change = () => {
      void refresh()
      if (time <= MAX_WAIT) onNotice()
    }
    notice = setTimeout(change, Math.min(time, MAX_WAIT)).unref()
  }
  const refresh = () => {
    isWanted = true
    running ??= make()
    return running
  }
  const tell = (line: string) => {
    if (line !== told && line !== '') log(line)
    told = line
  }

  return {
    at: (path) => base.output(`site${path}`),
    fileOf: (output) => base.fileOf(output),
    report: () => report,
    fault: () => fault,
    refresh,
  }
}
