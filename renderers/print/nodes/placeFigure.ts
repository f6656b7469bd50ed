import type {Figure} from '../../guide/model.ts'
import type {PictureNode} from './node.ts'
import type {PrintContext} from './printContext.ts'

/** Places a figure in a box of millimetres, and numbers the address it leads to; undefined, with a finding, when it cannot be read. */
export function placeFigure(
  figure: Figure,
  box: {readonly width: number; readonly height: number},
  {pictures, references}: Pick<PrintContext, 'pictures' | 'references'>,
): PictureNode | undefined {
  const picture = pictures.place(figure, box)
  if (picture === undefined || figure.link === undefined) return picture
  const href = figure.link.address
  return {...picture, link: {href, number: references.numberOf(href)}}
}
