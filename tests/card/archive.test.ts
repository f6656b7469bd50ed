import test from 'ava'
import {unzipSync} from 'fflate'
import {cardArchive} from '../../studio/pipeline/pieces/cards/cardArchive.ts'
import {guideFrom, procedure} from './documents.ts'
import {cardsOf} from './rendered.ts'

test('the ZIP of a guide’s cards holds every card, and a text with its caption and alternative text', async (t) => {
  const {guide} = guideFrom([procedure('a', ['Log in.'])])
  const {cards} = await cardsOf(guide, new Map())
  const posted = [...cards.values()].map((card) => ({
    ...card,
    file: `${card.name}.${card.extension}`,
  }))
  const archive = cardArchive(guide, posted)
  const files = unzipSync(archive)
  const names = [...cards.values()].map(({name, extension}) => `${name}.${extension}`)
  t.deepEqual(Object.keys(files), ['captions.txt', ...names])
  for (const {name, extension, bytes} of cards.values()) {
    t.deepEqual(files[`${name}.${extension}`], new Uint8Array(bytes))
  }
  const captions = new TextDecoder().decode(files['captions.txt'])
  t.true(captions.startsWith(`A guide\n${guide.address}\nRevision ${guide.revision}\n`))
  for (const {name, caption, alternativeText} of cards.values()) {
    t.true(
      captions.includes(`${name}.png\nCaption: ${caption}\nAlternative text: ${alternativeText}\n`),
    )
  }
  t.regex(captions, /Step 1 of 1: Log in\.\nRead more at https:\/\//)
  t.deepEqual(cardArchive(guide, posted), archive)
})
