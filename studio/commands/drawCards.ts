import {createCardRenderer} from '../../renderers/card/cards.ts'
import type {Finding} from '../../renderers/guide/finding.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {cardFiles} from './cardFiles.ts'
import type {Drawing} from './drawing.ts'

/** Draws every guide's cards into `cards/`; returns what was found. */
export async function drawCards(guides: readonly Guide[], drawing: Drawing): Promise<Finding[]> {
  const {fonts, originals: images, staging, say} = drawing
  const renderer = createCardRenderer(fonts)
  const findings: Finding[] = []
  for (const guide of guides) {
    const {value: cards, findings: found} = await renderer.render(guide, {images})
    findings.push(...found)
    for (const {name, bytes} of cardFiles(guide, cards)) {
      await staging.write(`cards/${guide.name}/${name}`, bytes)
    }
    say(`cards/${guide.name}/  ${cards.length} cards`)
  }
  return findings
}
