import type {Finding} from '../../guide/finding/finding.ts'
import type {Guide} from '../../guide/model.ts'
import {allBlocks, ownTextsOf} from '../../guide/walkBlocks.ts'
import type {Edition} from '../edition.ts'
import {type Layout, slug} from '../layout.ts'
import type {FinishedPage, TextRun} from './finishedPages.ts'

const pointsPerMillimetre = 72 / 25.4

/** What the rounding of positions may come to, and how much two letters may touch: points. */
const tolerance = 0.5
const touch = 1.5

/** How tall letters are at the least, against their size: lines that stand closer lie over each other. */
const letterHeight = 0.4

/**
 * Asks the finished pages whether text stands outside the margins, or lies over other text, as it does
 * where a line has run out of its column. Returns an error for each such text, which it names.
 * `start` is the page of the handbook that the first page is: inner margins follow it.
 */
export function checkPlacement(
  pages: readonly FinishedPage[],
  guide: Guide,
  layout: Layout,
  edition: Edition,
): Finding[] {
  const start = guide.handbook?.page ?? 1
  const faults = pages.flatMap(({runs}, index) => {
    const outside = runs.filter((run) => !isInside(run, layout, start + index, edition))
    return [
      ...outside.map((run) => ({run, what: 'stands outside the margins'})),
      ...overlapping(runs).map((run) => ({run, what: 'lies over other text'})),
    ].map((fault) => ({...fault, page: start + index}))
  })
  return faults.map(({run, what, page}) => {
    const text = run.text().trim()
    return {
      severity: 'error',
      document: guide.id,
      path: placeOf(text, guide),
      channel: 'print',
      problem: `“${text.slice(0, 80)}” ${what} on page ${page}.`,
      remedy:
        'Shorten the word or address, or give it more room: fewer columns, or no box around it.',
    }
  })
}

function isInside(
  {left, right, baseline, blankEnd}: TextRun,
  {width, height, inside, outside}: Layout,
  page: number,
  edition: Edition,
): boolean {
  const shift = edition === 'press' ? slug : 0
  const [before, after] = page % 2 === 1 ? [inside, outside] : [outside, inside]
  const points = (millimetres: number) => (shift + millimetres) * pointsPerMillimetre
  const limit = points(width - after) + tolerance
  return (
    left >= points(before) - tolerance &&
    (right <= limit || right - blankEnd() <= limit) &&
    baseline >= points(0) &&
    baseline <= points(height)
  )
}

/** The runs of a page that begin on another one. */
function overlapping(runs: readonly TextRun[]): TextRun[] {
  const rows = runs.toSorted((a, b) => a.baseline - b.baseline)
  return rows.filter((run, index) => {
    for (const other of rows.slice(index + 1)) {
      if (other.baseline - run.baseline >= letterHeight * run.size) return false
      const shared = Math.min(run.right, other.right) - Math.max(run.left, other.left)
      if (shared > touch && shared - run.blankEnd() > touch) return true
    }
    return false
  })
}

/** Where in the guide a text stands; empty where it is not found as a whole. */
function placeOf(text: string, {body}: Guide): string {
  const block = allBlocks(body).find((one) => ownTextsOf(one).some((own) => own.includes(text)))
  return text === '' ? '' : (block?.at ?? '')
}
