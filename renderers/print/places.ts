import * as v from 'valibot'
import {type PicturePlace, shareOf} from '../picturePlace.ts'
import type {Layout} from './layout.ts'

/** Where on a page something stands that is written at a place of the document. */
export interface PrintedPlace extends PicturePlace {
  /** Counts from 1. */
  readonly page: number
}

/** Where something begins or ends, as the template notes it: points from the top left; the width is millimetres. */
const markSchema = v.object({
  at: v.string(),
  edge: v.picklist(['begins', 'ends']),
  page: v.number(),
  x: v.number(),
  y: v.number(),
  width: v.number(),
})

type Mark = v.InferOutput<typeof markSchema>

/** The label of these notes in the template. */
export const PLACE_LABEL = 'place'

const pointsPerMillimetre = 72 / 25.4

/** What is lower, in points, is only the end of what stands on the page before. */
const MIN_HEIGHT = 4

/**
 * Where everything stands on the pages of an insert; what holds others comes before them, and what goes on over
 * the end of a page stands on each. Takes what the template noted, and the page of the handbook that is the first.
 */
export function placesOf(marked: unknown, layout: Layout, start: number): readonly PrintedPlace[] {
  const begun: {readonly mark: Mark; readonly order: number}[] = []
  const places: (readonly PrintedPlace[])[] = []
  for (const mark of v.parse(v.array(markSchema), marked)) {
    if (mark.edge === 'begins') {
      begun.push({mark, order: places.length})
      places.push([])
    } else {
      const last = begun.pop()
      if (last !== undefined) places[last.order] = between(last.mark, mark, layout, start)
    }
  }
  return places.flat()
}

function between(begin: Mark, end: Mark, layout: Layout, start: number): PrintedPlace[] {
  const pages = Array.from({length: end.page - begin.page + 1}, (_, index) => begin.page + index)
  return pages.flatMap((page) => {
    const top = page === begin.page ? begin.y / pointsPerMillimetre : layout.top
    const bottom = page === end.page ? end.y / pointsPerMillimetre : layout.height - layout.bottom
    if ((bottom - top) * pointsPerMillimetre < MIN_HEIGHT) return []
    const margins = marginsOf(page, layout, start)
    const indent = begin.x / pointsPerMillimetre - marginsOf(begin.page, layout, start).left
    const left = margins.left + indent
    const width = Math.min(begin.width, layout.width - margins.right - left)
    return {at: begin.at, page, ...shareOf({left, top, width, height: bottom - top}, layout)}
  })
}

/** The margins of a page of the file, in millimetres: right pages have odd numbers. */
function marginsOf(page: number, {inside, outside}: Layout, start: number) {
  const isRight = (start + page - 1) % 2 === 1
  return isRight ? {left: inside, right: outside} : {left: outside, right: inside}
}
