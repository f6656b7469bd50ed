import type {Procedure, Step} from '../../guide/model.ts'
import type {WebContext} from '../blockRenderer.ts'
import {element} from '../element.ts'
import {drawFigure} from './figure.ts'

/** Draws a procedure as an ordered list: each step with its figure beside or under its instruction. */
export function drawProcedure({steps}: Procedure, context: WebContext): string {
  return element('ol', {class: 'steps'}, steps.map((step) => drawStep(step, context)).join(''))
}

function drawStep(
  {at, anchor, instruction, note, figure, moreFigures}: Step,
  context: WebContext,
): string {
  const noteHtml =
    note.length === 0 ? '' : element('div', {class: 'step-note'}, context.blocks(note))
  const text = element('div', {class: 'step-text'}, context.blocks(instruction) + noteHtml)
  const figures = [...(figure === undefined ? [] : [figure]), ...(moreFigures ?? [])]
  const drawn = figures.map((each) =>
    context.place(drawFigure(each, context, each === figure ? 'step' : 'page'), each.at),
  )
  const figureHtml =
    drawn.length < 2 ? drawn.join('') : element('div', {class: 'figure several'}, drawn.join(''))
  return context.place(element('li', {id: anchor}, text + figureHtml), at)
}
