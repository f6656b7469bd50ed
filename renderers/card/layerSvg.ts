import type {Box, Size} from './box.ts'
import type {Layer} from './drawing.ts'
import {type Element, element, frame} from './element.ts'
import type {PlacedLine} from './placedLine.ts'
import {outlineUnits} from './shaper.ts'
import type {Typesetter} from './typesetter.ts'

/**
 * Draws one layer of a card as SVG, in the layer's own frame: its elements, and over them its lines.
 * Lines are put together from the outlines of words that are known from measuring; to have satori
 * shape them once more would take as long as all the rest.
 */
export async function svgOfLayer(
  {box, content}: Layer,
  size: Size,
  typesetter: Typesetter,
): Promise<string> {
  const elements = content.filter((one) => 'type' in one)
  const lines = content.filter((one) => 'line' in one).map(lineSvg)
  const {left, top, width, height} = box
  if (elements.length === 0) {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}">${lines.join('')}</svg>`
  }
  const svg = await typesetter.draw(treeOf(elements, box, size), box)
  return svg.replace(
    /<\/svg>$/u,
    () => `<g transform="translate(${-left} ${-top})">${lines.join('')}</g></svg>`,
  )
}

/** Elements that are placed on the card, in a frame that shows only the box of their layer. */
function treeOf(elements: readonly Element[], box: Box, size: Size): Element {
  const style = {position: 'absolute', left: -box.left, top: -box.top, ...size, display: 'flex'}
  return frame(box, [element('div', {style, children: elements})])
}

/** Where the letters' baseline lies in a line as high as the type size, so that they stand in its middle. */
const baseline = 0.834

function lineSvg({line, left, top, lineHeight, size, colour}: PlacedLine): string {
  const scale = size / outlineUnits
  const y = rounded(top + (lineHeight - size) / 2 + baseline * size)
  const words = line.words.map(({left: indent, outline}) => {
    const x = rounded(left + indent * size)
    return `<path transform="matrix(${scale} 0 0 ${scale} ${x} ${y})" d="${outline}"/>`
  })
  return `<g fill="${colour}">${words.join('')}</g>`
}

function rounded(pixels: number): number {
  return Math.round(pixels * 100) / 100
}
