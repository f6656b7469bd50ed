import {plainTextOf} from '../../../renderers/guide/blocks/textBlock.ts'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Guide, TextBlock} from '../../../renderers/guide/model.ts'
import {allBlocks} from '../../../renderers/guide/walkBlocks.ts'
import {normalizeText} from './normalizeText.ts'
import type {ReadCard} from './readCard.ts'

/**
 * Proves that a guide's cards say what they are for: its title on every cover, each step, its address. What
 * a finding tells of already, because it was shortened or left out, need not be there.
 */
export function proveCards(
  guide: Guide,
  cards: readonly ReadCard[],
  told: readonly Finding[],
): readonly Finding[] {
  const isTold = (path: string) => told.some((finding) => finding.path.startsWith(path))
  const missing: {path: string; what: string}[] = []
  const need = (path: string, what: string, isThere: boolean) => {
    if (!isThere && !isTold(path)) missing.push({path, what})
  }
  const titles = [guide.title, guide.shortTitle ?? guide.title].map(normalizeText)
  for (const {name, text} of cards) {
    if (!covers.has(name)) continue
    const said = normalizeText(text)
    const isThere = titles.some((title) => said.includes(title))
    need('title', `the title on the card “${name}”`, isThere || isTold('shortTitle'))
  }
  const onSteps = normalizeText(
    cards
      .filter(({name}) => name.startsWith('step-'))
      .map(({text}) => text)
      .join(' '),
  )
  for (const {at, instruction} of stepsOf(guide)) {
    for (const block of allBlocks(instruction).filter(isText)) {
      const text = plainTextOf(block)
      need(at, `“${text.slice(0, 80)}”`, onSteps.includes(normalizeText(text)))
    }
  }
  const closing = cards.find(({name}) => name === 'closing')
  if (closing !== undefined) {
    need('path', `the code of ${guide.address}`, closing.address === guide.address)
  }
  return missing.map(({path, what}) => ({
    severity: 'error',
    document: guide.id,
    path,
    channel: 'card',
    problem: `The finished cards do not have ${what}.`,
    remedy: 'This is a fault of the renderer, not of the guide: report it with the guide’s id.',
  }))
}

const covers: ReadonlySet<string> = new Set(['og', 'square', 'portrait', 'story'])

function stepsOf({body}: Guide) {
  return allBlocks(body).flatMap((block) => (block._type === 'procedure' ? block.steps : []))
}

function isText(block: {readonly _type: string}): block is TextBlock {
  return block._type === 'block'
}
