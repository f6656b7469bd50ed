import {contentsOf} from '../content/contents.ts'
import type {Drawing} from '../drawing/drawing.ts'
import type {CardContext} from '../layout/context.ts'
import {drawClosing} from './closing.ts'
import {drawCover} from './cover.ts'
import {drawLinkPreview} from './linkPreview.ts'
import {drawStep} from './step.ts'

/** Draws all cards of a guide, up to the point where they become pixels. */
export async function drawCards(context: CardContext): Promise<readonly Drawing[]> {
  const {figures, steps, links} = contentsOf(context.guide)
  const figure = context.guide.coverFigure ?? figures[0]
  return Promise.all([
    drawLinkPreview(figure, context),
    drawCover('square', figure, context),
    drawCover('portrait', figure, context),
    drawCover('story', figure, context),
    ...steps.map((step, index) => drawStep(step, index + 1, context)),
    drawClosing(links, context),
  ])
}
