import type {Drawing, PlacedPicture} from './drawing.ts'
import {svgOfLayer} from './layerSvg.ts'
import type {Typesetter} from './typesetter.ts'

/**
 * A card as SVG, for previews in a browser: what its PNG shows, without making pixels.
 * The picture is named by an address that the browser may load, upright; without one its place stays
 * as the ground shows it.
 */
export async function svgOf(
  {name, size, layers, picture}: Drawing,
  typesetter: Typesetter,
  pictureAddress?: string,
): Promise<string> {
  const {width, height} = size
  const parts: string[] = []
  for (const [index, layer] of layers.entries()) {
    const svg = await svgOfLayer(layer, size, typesetter)
    const {left, top} = layer.box
    // Each layer counts its masks from zero; on a page with several cards their names must differ.
    const named = svg.replaceAll(/(?<before>id="|url\(#)satori_/gu, `$<before>${name}-${index}-`)
    parts.push(named.replace('<svg ', `<svg x="${left}" y="${top}" `))
  }
  if (picture !== undefined && pictureAddress !== undefined) {
    parts.push(pictureSvg(picture, pictureAddress, `${name}-picture`))
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
}

function pictureSvg(
  {picture, part, box, radius}: PlacedPicture,
  address: string,
  id: string,
): string {
  const clip = `<clipPath id="${id}"><rect x="${box.left}" y="${box.top}" width="${box.width}" height="${box.height}" rx="${radius}"/></clipPath>`
  const view = `${part.left} ${part.top} ${part.width} ${part.height}`
  const image = `<image href="${escapeAttribute(address)}" width="${picture.width}" height="${picture.height}"/>`
  const shown = `<svg x="${box.left}" y="${box.top}" width="${box.width}" height="${box.height}" viewBox="${view}" preserveAspectRatio="none">${image}</svg>`
  return `${clip}<g clip-path="url(#${id})">${shown}</g>`
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
