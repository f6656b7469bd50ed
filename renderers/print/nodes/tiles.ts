import type {LinkTile} from '../../guide/model.ts'
import type {TileNode} from './node.ts'
import {placeFigure} from './placeFigure.ts'
import {fitsIn, type PrintContext} from './printContext.ts'
import {textNodes} from './textNodes.ts'

/** The figure of a tile is small on paper: its width, height and gap in millimetres, and its share of the line. */
const figureRoom = {width: 32, least: 20, height: 24, gap: 4, share: 0.35} as const

/** Turns tiles into nodes: a list of titles, each numbered as the link that it is. */
export function drawTiles(tiles: readonly LinkTile[], context: PrintContext): readonly TileNode[] {
  const nodes: TileNode[] = []
  const width = Math.min(figureRoom.width, context.width * figureRoom.share)
  for (const {at, title, description, link, figure} of tiles) {
    const number = link === undefined ? 0 : context.references.numberOf(link.address)
    const picture =
      figure === undefined
        ? undefined
        : placeFigure(figure, {width, height: figureRoom.height}, context)
    const beside =
      picture === undefined ? 0 : Math.max(picture.width, figureRoom.least) + figureRoom.gap
    const fits = fitsIn({...context, width: context.width - beside})
    const words = textNodes(title, fits)
    nodes.push({
      place: {at, width: context.width},
      title: link === undefined ? words : [{t: 'link', href: link.address, number, c: words}],
      description: description === undefined ? null : textNodes(description, fits),
      picture: picture ?? null,
      caption: figure?.caption === undefined ? null : textNodes(figure.caption),
    })
  }
  return nodes
}
