import type {LinkTile, LinkTiles} from '../../guide/model.ts'
import type {WebContext} from '../blockRenderer.ts'
import {element, textHtml} from '../element.ts'
import {drawAnchor} from '../marks.ts'
import {drawFigure} from './figure.ts'

/** Draws tiles as a list; the title is the link, and the stylesheet lets all of its tile be clicked. */
export function drawLinkTiles({tiles}: LinkTiles, context: WebContext): string {
  return element('ul', {class: 'tiles'}, tiles.map((tile) => drawTile(tile, context)).join(''))
}

function drawTile(
  {at, title, description, label, link, figure}: LinkTile,
  context: WebContext,
): string {
  const words = textHtml(title)
  const parts = [
    figure === undefined ? '' : context.place(drawFigure(figure, context, 'tile'), figure.at),
    element('p', {class: 'tile-title'}, link === undefined ? words : drawAnchor(link, words)),
    description === undefined ? '' : element('p', {}, textHtml(description)),
    label === undefined ? '' : element('p', {class: 'tile-label'}, textHtml(label)),
  ]
  return context.place(element('li', {}, parts.join('')), at)
}
