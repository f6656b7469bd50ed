import {explain} from '../../explain.ts'
import {clientFromEnvironment} from '../client.ts'
import {openOutputStore} from '../outputs/outputStore.ts'
import {createDrawer} from '../publication/drawer.ts'
import {siteFolder} from '../site/siteFolder.ts'
import {openWorkshop} from '../workshop/workshop.ts'
import {type Answer, takeQuestions} from './answers.ts'
import {attentionOf, checkPublish} from './checkPublish.ts'
import {DRAFTS, openLiveLibrary} from './liveLibrary.ts'
import {createLiveSite} from './liveSite.ts'
import {type Notice, questionIn, type Reply} from './messages.ts'
import {previewOf} from './preview.ts'
import {serveSite} from './siteServer.ts'

/**
 * The visitors' site and the previews, in a process of its own, so that drawing never holds up the lake:
 * `liveProcess.ts <port> <folder of the output store> [dev]`, with the environment of the content.
 */
const [port = '', folder = '', mode] = process.argv.slice(2)
const tell = (message: Reply | Notice) => process.send?.(message)

try {
  const store = openOutputStore(folder)
  const workshop = await openWorkshop(store)
  const log = (line: string) => tell({log: line})
  const site = siteFolder(workshop.code.page, log)
  site.catch((error: unknown) => log(explain(error)))
  const client = clientFromEnvironment(process.env, 'raw')
  const drawer = createDrawer(workshop)
  const library = await openLiveLibrary(client, {
    onChange: () => void live.refresh(),
    onFault: () => {},
  })
  const live = await createLiveSite(() => library, {drawer, site, store, log})
  const serving =
    mode === 'dev'
      ? await (await import('./devSite.ts')).serveDevSite(live, drawer, Number(port))
      : await serveSite(live, Number(port))
  void live
    .refresh()
    .then(() => workshop.warmUp())
    .catch(() => {})
  const tools = {workshop, site, address: `${serving.url}/`, report: live.report}

  const answer: Answer = async (asked, signal) => {
    if (asked.ask === 'preview') {
      const {guide, channel, after, perspective} = asked
      await (after === undefined ? library.update(guide) : library.hasSeen(after))
      return previewOf(library.as(perspective ?? [DRAFTS]), guide, channel, tools, signal)
    }
    if (asked.ask === 'check') {
      await library.update(asked.document)
      const after =
        asked.release === undefined
          ? library.publishing(asked.document)
          : library.as([asked.release])
      return checkPublish({before: library.as([]), after}, asked.document, drawer)
    }
    return attentionOf({report: live.report(), fault: live.fault()}, library.as([DRAFTS]), drawer)
  }
  const take = takeQuestions(answer, tell)
  process.on('message', (message: unknown) => {
    const question = questionIn(message)
    if (question !== undefined) take(question)
  })
  process.on('disconnect', () => {
    library.close()
    void Promise.all([serving.close(), workshop.close()]).then(() => process.exit())
  })
  tell({ready: serving.url})
} catch (error) {
  tell({refused: explain(error)})
  process.exitCode = 1
  process.disconnect?.()
}
