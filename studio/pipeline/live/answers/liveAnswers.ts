import {marksOf} from '../../../attention/attention.ts'
import type {Drawer} from '../../publication/drawer.ts'
import type {BySelf} from '../../publishing/bySelf.ts'
import type {Publisher} from '../../publishing/publisher.ts'
import {DRAFTS, type LiveLibrary} from '../liveLibrary.ts'
import type {LiveSite} from '../liveSite.ts'
import type {Asked} from '../messages.ts'
import type {Answerer, WaitOptions} from './answers.ts'
import {attentionOf, checkPublish} from './checkPublish.ts'
import {type PreviewTools, previewOf} from './preview.ts'
import {copiesInputOf, printFor} from './printOffice.ts'

/** What is asked, by its kind. */
type Of<Kind extends Asked['ask']> = Extract<Asked, {ask: Kind}>

type Answers = {
  readonly [Kind in Asked['ask']]: (asked: Of<Kind>, waiting: WaitOptions) => Promise<unknown>
}

/** What it takes to answer. */
export interface AnswerTools {
  readonly library: LiveLibrary
  readonly live: LiveSite
  readonly drawer: Drawer
  readonly tools: PreviewTools
  readonly publisher: Publisher
  readonly bySelf: BySelf
}

/** Makes what answers everything that is asked of the process that draws. */
export function createLiveAnswers({
  library,
  live,
  drawer,
  tools,
  publisher,
  bySelf,
}: AnswerTools): Answerer {
  const attention = () =>
    attentionOf({report: live.report(), fault: live.fault()}, library.as([DRAFTS]), drawer)
  const answers: Answers = {
    async preview({guide, channel, after, perspective}, {signal}) {
      await (after === undefined ? library.update(guide) : library.hasSeen(after))
      return previewOf(library.as(perspective ?? [DRAFTS]), guide, channel, tools, signal)
    },
    async check({document, release}) {
      await library.update(document)
      const after = release === undefined ? library.publishing(document) : library.as([release])
      return checkPublish({before: library.as([]), after}, document, drawer)
    },
    attention: async () => attention(),
    marks: async () => marksOf(attention()),
    print: (asked, {signal}) => printFor(asked, library, drawer.workshop, signal),
    copies: (asked) => copiesInputOf(asked, library),
    online: () => publisher.online(),
    place: ({guide}) => publisher.placeOf(guide),
    putOnline: ({by}, waiting) => publisher.putOnline({by, how: 'in the Studio', ...waiting}),
    goBack: ({id, by}, waiting) => publisher.goBack(id, {by, how: 'in the Studio', ...waiting}),
    async published() {
      bySelf.published()
      return {}
    },
  }
  return (asked, waiting) => answerTo(answers, asked, waiting)
}

function answerTo<Kind extends Asked['ask']>(
  answers: {readonly [One in Kind]: (asked: Of<One>, waiting: WaitOptions) => Promise<unknown>},
  asked: Of<Kind>,
  waiting: WaitOptions,
): Promise<unknown> {
  return answers[asked.ask](asked, waiting)
}
