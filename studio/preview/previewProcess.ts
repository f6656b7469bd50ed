import {clientFromEnvironment} from '../../site/src/client.ts'
import {loadFonts} from '../drawing/fonts.ts'
import {explain} from '../explain.ts'
import {createPreviewer} from './drawPreview.ts'
import {isQuestion, type Question, type Reply} from './previewMessages.ts'

/**
 * Draws drafts in a process of its own, so that a long drawing never holds up the lake, and a fault
 * in a drawing library ends nothing but itself. Answers one question after the other.
 */
const loaded = loadFonts().then((fonts) =>
  createPreviewer(clientFromEnvironment(process.env, 'drafts'), fonts),
)
let drawing = Promise.resolve()

process.on('message', (question: unknown) => {
  if (!isQuestion(question)) return
  drawing = drawing.then(async () => {
    process.send?.(await reply(question))
  })
})
process.on('disconnect', () => process.exit())

async function reply({number, guide, channel}: Question): Promise<Reply> {
  try {
    const preview = await loaded
    return {number, json: JSON.stringify(await preview(guide, channel))}
  } catch (error) {
    return {number, fault: explain(error)}
  }
}
