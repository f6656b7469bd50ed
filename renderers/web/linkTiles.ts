import type {LinkTile, LinkTiles} from '../guide/model.ts'
import type {DrawingContext} from './drawing.ts'
import {element, textHtml} from './element.ts'
import {drawFigure} from './figure.ts'
import {drawAnchor} from './marks.ts'

/** Draws tiles as a list; the title is the link, and the stylesheet lets all of its tile be clicked. */
export function drawLinkTiles({tiles}: LinkTiles, context: DrawingContext): string {
  return element('ul', {class: 'tiles'}, tiles.map((tile) => drawTile(tile, context)).join(''))
}

function drawTile(
  {title, description, label, link, figure}: LinkTile,
  context: DrawingContext,
): string {
  const words = textHtml(title)
  return element(
    'li',
    {},
    [
      figure === undefined ? '' : drawFigure(figure, context, 'tile'),
      element('p', {class: 'tile-title'}, link === undefined ? words : drawAnchor(link, words)),
      description === undefined ? '' : element('p', {}, textHtml(description)),
      label === undefined ? '' : element('p', {class: 'tile-label'}, textHtml(label)),
    ].join(''),
  )
}
