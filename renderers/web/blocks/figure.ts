import type {Figure} from '../../guide/model.ts'
import type {WebContext} from '../blockRenderer.ts'
import {element, textHtml} from '../element.ts'
import {drawImage, type ImagePlace} from '../image.ts'
import {drawAnchor} from '../marks.ts'

/** Draws a figure with its caption; one without a caption needs no frame for screen readers. */
export function drawFigure(
  {picture, alternativeText, caption, link, width}: Figure,
  context: WebContext,
  place: ImagePlace = 'page',
): string {
  const drawn = drawImage(context.image(picture, place), alternativeText, context.takeFirstImage())
  const image = link === undefined ? drawn : drawAnchor(link, drawn)
  const name = width === undefined ? 'figure' : `figure ${width}`
  return caption === undefined
    ? element('div', {class: name}, image)
    : element('figure', {class: name}, image + element('figcaption', {}, textHtml(caption)))
}
