import {cropOf, type Region} from '../../renderers/guide/crop.ts'
import type {Figure, Guide, Picture} from '../../renderers/guide/model.ts'
import {allBlocks} from '../../renderers/guide/walkBlocks.ts'
import type {ImagePlace} from '../../renderers/web/image.ts'

/** Widths in pixels that a picture is made in, and how wide it is shown (as `sizes` in HTML). */
export const imagePlaces: Record<ImagePlace, {widths: readonly number[]; sizes: string}> = {
  page: {widths: [480, 800, 1200, 1600], sizes: '(min-width: 48rem) 42rem, calc(100vw - 2rem)'},
  tile: {widths: [320, 480, 720], sizes: '(min-width: 48rem) 20rem, calc(100vw - 2rem)'},
  step: {widths: [320, 480, 720, 1080], sizes: '(min-width: 48rem) 21rem, calc(100vw - 5rem)'},
}

/** A picture and where it stands on its page. */
export interface PagePicture {
  readonly picture: Picture
  readonly place: ImagePlace
  /** Where the picture stands in the document, as in a finding. */
  readonly at: string
}

/** What a picture is known by: its asset, what is cut off, and its place. */
export function imageKey(picture: Picture, place: ImagePlace): string {
  const {left, top, width, height} = cropOf(picture)
  return `${picture.asset} ${left} ${top} ${width} ${height} ${place}`
}

/** Every picture that a guide's page shows, each once for every place it stands in; without the logo. */
export function picturesOn({body}: Pick<Guide, 'body'>): readonly PagePicture[] {
  const blocks = allBlocks(body)
  const figuresOf = (parts: readonly {readonly figure?: Figure}[]) =>
    new Set(parts.map(({figure}) => figure))
  const inSteps = figuresOf(
    blocks.flatMap((block) => (block._type === 'procedure' ? block.steps : [])),
  )
  const inTiles = figuresOf(
    blocks.flatMap((block) => (block._type === 'linkTiles' ? block.tiles : [])),
  )
  const placeOf = (figure: Figure): ImagePlace => {
    if (inSteps.has(figure)) return 'step'
    return inTiles.has(figure) ? 'tile' : 'page'
  }
  const placed = blocks
    .filter((block) => block._type === 'figure')
    .map((figure) => ({picture: figure.picture, place: placeOf(figure), at: figure.at}))
  return [...new Map(placed.map((one) => [imageKey(one.picture, one.place), one])).values()]
}

/** The widths in pixels in which a picture of a place is made: none wider than what was kept of it. */
export function widthsOf(region: Region, place: ImagePlace): readonly number[] {
  const {widths} = imagePlaces[place]
  const fitting = widths.filter((width) => width < region.width)
  return fitting.length < widths.length ? [...fitting, region.width] : fitting
}
