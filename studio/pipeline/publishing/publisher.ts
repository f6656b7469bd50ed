import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {resolveSite} from '../../../renderers/guide/website/site.ts'
import type {Online, OnlinePlace, Progress, Publication} from '../../online/online.ts'
import {heldBackBy} from '../live/answers/checkPublish.ts'
import type {LiveLibrary} from '../live/liveLibrary.ts'
import type {LiveSite} from '../live/liveSite.ts'
import {type Base, baseOf} from '../publication/base.ts'
import type {Drawer} from '../publication/drawer.ts'
import {lastPublication} from '../publication/lastPublication.ts'
import {makePublication} from '../publication/publication.ts'
import {type PutOutOptions, putOut} from '../publication/putOut.ts'
import type {Report} from '../publication/report/report.ts'
import {withLastSearch, withSearch} from '../publication/site/searchIndex.ts'
import {untilAborted} from '../untilAborted.ts'
import {callHook} from './callHook.ts'
import {changesBetween, revisionOf} from './changes.ts'
import {filesOfHistories, openHistory} from './history.ts'
import {runPublishCommand} from './runPublishCommand.ts'
import type {Target} from './target.ts'

/** Who puts the site online, until when, and who hears of it. */
export interface PutOnlineOptions {
  readonly by?: string
  readonly how: Publication['how']
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** Puts the visitors' site where visitors are, one time after the other. */
export interface Publisher {
  /** What is online, and what is not yet. */
  online(): Promise<Online>
  /** Where a guide is on the site. */
  placeOf(guide: string): Promise<OnlinePlace>
  /** Puts all that is published online. Throws, in words, when it does not work; what is online then stays. */
  putOnline(putting: PutOnlineOptions): Promise<Publication>
  /** Puts online, byte by byte, what was online before. Throws as well where it is not kept any more. */
  goBack(id: string, putting: PutOnlineOptions): Promise<Publication>
}

export interface PublisherOptions {
  readonly target: Target
  readonly drawer: Drawer
  /** The folder of the built site. */
  readonly site: Promise<string>
  readonly library: LiveLibrary
  readonly live: LiveSite
  /** Where this machine shows the site. */
  readonly preview: string
}

/** How long it takes at most to find a search that was made before: milliseconds. */
const KNOWN_WITHIN = 50

/** What is to be put online. */
interface Made {
  /** All but the search. */
  readonly pages: Report
  /** What is online, its search with it; absent where nobody need wait for another search. */
  readonly base?: Base
  readonly whole: Promise<Report>
}

/** Whether the search was found, rather than being made. */
function isKnown(whole: Promise<Report>): Promise<boolean> {
  return Promise.race([whole.then(() => true), wait(KNOWN_WITHIN, false, {ref: false})])
}

/** Makes what puts the site online. */
export function createPublisher({
  target,
  drawer,
  site,
  library,
  live,
  preview,
}: PublisherOptions): Publisher {
  const {workshop} = drawer
  const {store} = workshop
  const history = openHistory(store, target.folder)
  let running: Online['running']
  let failed: Online['failed']

  /** One time after the other: whoever comes second is told who was first. */
  const alone = async (
    {by = 'the Studio', signal, onProgress}: PutOnlineOptions,
    work: (tell: PutOnlineOptions['onProgress']) => Promise<Publication>,
  ): Promise<Publication> => {
    if (running !== undefined) {
      throw new Error(`It is being put online just now, by ${running.by}. Wait until that is done.`)
    }
    const tell = (progress: Progress) => {
      running = {by, progress}
      onProgress(progress)
    }
    tell({step: 'reading'})
    try {
      const publication = await work(tell)
      failed = undefined
      return publication
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      if (!signal.aborted) failed = {at: new Date().toISOString(), problem}
      throw error
    } finally {
      running = undefined
    }
  }

  const deliver = async (
    {pages, base, whole}: Made,
    signal: AbortSignal,
    tell: PutOnlineOptions['onProgress'],
  ): Promise<void> => {
    const {folder, command, hook} = target
    if (folder === undefined) {
      tell({step: 'sending'})
      if (hook !== undefined) await callHook(hook, signal)
      return
    }
    const place = (report: Report, options?: PutOutOptions) =>
      putOut(report, folder, baseOf(report, store, folder), options)
    const onPlaced = (done: number, all: number) => tell({step: 'placing', done, all})
    if (command === undefined && base !== undefined && !(await isKnown(whole))) {
      // The pages need not wait for the search. What is begun so is not stopped halfway.
      await place(withLastSearch(pages, base), {signal, onPlaced})
      await place(await whole)
      return
    }
    await place(pages, {
      signal,
      whole,
      onPlaced,
      ...(command === undefined
        ? {}
        : {
            beforeReplacing: async (staged: string) => {
              tell({step: 'sending'})
              await runPublishCommand(command, join(staged, 'site'), signal)
            },
          }),
    })
  }

  /**
   * What is put out, made as `npm run build` makes it: what is held back stays as it is online. The search
   * is being made while the rest can be placed.
   */
  const make = async (tell: PutOnlineOptions['onProgress']): Promise<Made> => {
    const {folder} = target
    const last = await history.last()
    const base =
      folder === undefined ? baseOf(last, store) : await lastPublication(folder, store, last)
    const made = await makePublication(library.published(), {
      drawer,
      site,
      base,
      now: new Date(),
      onDrawn: (done, all) => tell({step: 'drawing', done, all}),
    })
    const whole = folder === undefined ? Promise.resolve(made) : withSearch(made, workshop, base)
    whole.catch(() => {})
    return {pages: made, base, whole}
  }

  return {
    async online() {
      const report = live.report()
      const fault = live.fault()
      return {
        address: resolveSite(library.published(), {findings: []}).webAddress,
        preview,
        target: {kind: target.kind, name: target.name},
        ...(target.after === undefined ? {} : {after: target.after}),
        history: [...(await history.publications())],
        waiting:
          report === undefined
            ? {guides: [], others: false}
            : changesBetween(await history.last(), report),
        heldBack: heldBackBy(report),
        ...(fault === undefined ? {} : {fault}),
        ...(running === undefined ? {} : {running}),
        ...(failed === undefined ? {} : {failed}),
      }
    },

    async placeOf(guide) {
      const online = await history.last()
      const path = online?.guides.find((one) => one.guide === guide)?.listed?.path
      const report = live.report()
      const isChanged =
        report !== undefined &&
        changesBetween(online, report).guides.some((one) => one.guide === guide)
      const {webAddress} = resolveSite(library.published(), {findings: []})
      return {...(path === undefined ? {} : {address: webAddress + path}), isCurrent: !isChanged}
    },

    putOnline: (putting) =>
      alone(putting, async (tell) => {
        const {by, how, signal} = putting
        await library.catchUp()
        // What is being drawn is wanted by the site on this machine all the same: it is not ended.
        const made = await untilAborted(make(tell), signal)
        const [newest] = await history.publications()
        if (how === 'by itself' && failed === undefined) {
          const revision = revisionOf(await untilAborted(made.whole, signal))
          if (newest?.revision === revision) return newest
        }
        await deliver(made, signal, tell)
        const report = await made.whole
        const told = {how, ...(by === undefined ? {} : {by})}
        const publication = await history.add(report, told)
        void store.makeRoom(() => filesOfHistories(store)).catch(() => {})
        return publication
      }),

    goBack: (id, putting) =>
      alone(putting, async (tell) => {
        const {by, how, signal} = putting
        if (target.folder === undefined) {
          throw new Error('A host that builds the site itself can only be taken back there.')
        }
        const {publication, report} = await history.reportOf(id)
        await deliver({pages: report, whole: Promise.resolve(report)}, signal, tell)
        return history.add(report, {
          how,
          ...(by === undefined ? {} : {by}),
          backTo: {id, at: publication.at},
        })
      }),
  }
}
