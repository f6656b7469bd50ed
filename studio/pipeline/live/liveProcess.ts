import {explain} from '../../explain.ts'
import {clientFromEnvironment} from '../client.ts'
import {openOutputStore} from '../outputs/outputStore.ts'
import {createDrawer} from '../publication/drawer.ts'
import {proveGuide} from '../publication/guide/proveGuide.ts'
import {type BySelf, publishBySelf} from '../publishing/bySelf.ts'
import {createPublisher, type Publisher} from '../publishing/publisher.ts'
import {onScheduledRelease} from '../publishing/scheduledReleases.ts'
import {targetFrom} from '../publishing/target.ts'
import {siteFolder} from '../site/siteFolder.ts'
import {openWorkshop, workshopWith} from '../workshop/workshop.ts'
import {takeQuestions} from './answers/answers.ts'
import {createLiveAnswers} from './answers/liveAnswers.ts'
import {openLiveLibrary} from './liveLibrary.ts'
import {createLiveSite} from './liveSite.ts'
import {type ProcessMessage, questionIn, type Reply} from './messages.ts'
import {serveSite} from './siteServer.ts'

/**
 * The visitors' site and the previews, in a process of its own, so that drawing never holds up the lake:
 * `liveProcess.ts <port> <folder of the output store> [dev]`, with the environment of the content.
 */
const [port = '', folder = '', mode] = process.argv.slice(2)
const tell = (message: Reply | ProcessMessage) => process.send?.(message)

try {
  const target = targetFrom(process.env)
  const store = openOutputStore(folder)
  const workshop = await openWorkshop(store)
  const log = (line: string) => tell({log: line})
  const site = siteFolder(workshop.code.page, log)
  site.catch((error: unknown) => log(explain(error)))
  const client = clientFromEnvironment(process.env, 'raw')
  const drawer = createDrawer(workshop)
  // What changes before everything is there is in the first drawing.
  let onChange = () => {}
  const library = await openLiveLibrary(client, {
    onChange: () => onChange(),
    onFault: () => {},
  })
  const live = await createLiveSite(() => library, {
    drawer,
    site,
    store,
    onNotice: () => bySelf.due(),
    log,
  })
  const serving =
    mode === 'dev'
      ? await (await import('./devSite.ts')).serveDevSite(live, drawer, Number(port))
      : await serveSite(live, Number(port))
  const tools = {workshop, site, address: `${serving.url}/`, report: live.report}

  const ended = new AbortController()
  const publisher = createPublisher({
    target,
    drawer,
    site,
    library,
    live,
    preview: `${serving.url}/`,
  })
  const bySelf = publishBySelf(publisher, target.after, {signal: ended.signal, log})
  const releases = onScheduledRelease(client, bySelf.due)
  onChange = () => {
    void live.refresh()
    bySelf.changed()
  }
  const answer = createLiveAnswers({library, live, drawer, tools, publisher, bySelf})
  const take = takeQuestions(answer, tell, ended.signal)
  process.on('message', (message: unknown) => {
    const question = questionIn(message)
    if (question !== undefined) take(question)
  })
  process.on('disconnect', () => {
    library.close()
    releases.unsubscribe()
    ended.abort(new Error('“npm start” has ended.'))
    void Promise.all([serving.close(), workshop.close()]).then(() => process.exit())
  })
  void live
    .refresh()
    .then(() => Promise.all([rehearse(), waitsSince(publisher, bySelf)]))
    .catch(() => {})
  tell({ready: serving.url})

  /** Draws a guide once more, so that the first that is published need not wait until all is loaded and compiled. */
  async function rehearse(): Promise<void> {
    const published = library.published()
    const [first] = published.guides.keys()
    if (first === undefined) return
    const anew = workshopWith(workshop, {anew: true})
    await proveGuide(published, first, {drawer: {...drawer, workshop: anew}, site})
  }

  /** What was published while nobody was here goes online too; but not where somebody went back on purpose. */
  async function waitsSince(online: Publisher, self: BySelf): Promise<void> {
    const {waiting, history} = await online.online()
    const isWaiting = waiting.guides.length > 0 || waiting.others
    if (isWaiting && history[0]?.backTo === undefined) self.changed()
  }
} catch (error) {
  tell({refused: explain(error)})
  process.exitCode = 1
  process.disconnect?.()
}
