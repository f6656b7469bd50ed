import type {Guide} from '../guide/model.ts'
import {drawClosing} from './closingCard.ts'
import {contentsOf} from './contents.ts'
import {drawCover} from './cover.ts'
import type {CoverKind} from './coverLooks.ts'
import type {Drawing} from './drawing.ts'
import type {Logo} from './identity.ts'
import {drawStep} from './stepCard.ts'
import type {Typesetter} from './typesetter.ts'

const covers: readonly CoverKind[] = ['og', 'square', 'story']

/**
 * Draws all cards of a guide, up to the point where they become pixels: covers, one card a step, and
 * a closing card. Runs in browsers too, where the SVG of the layers is the preview.
 */
export function drawCards(guide: Guide, typesetter: Typesetter, logo?: Logo): readonly Drawing[] {
  const desk = {guide, typesetter, ...(logo === undefined ? {} : {logo})}
  const {figures, steps, links} = contentsOf(guide)
  const drawn: Drawing[] = []
  for (const kind of covers) drawn.push(drawCover(kind, figures[0], desk))
  for (const [index, step] of steps.entries()) drawn.push(drawStep(step, index + 1, desk))
  drawn.push(drawClosing(links, desk))
  return drawn
}
