import type {Edition} from '../edition.ts'
import {type Layout, slug} from '../layout.ts'
import type {FinishedPage} from './finishedPages.ts'

const pointsPerMillimetre = 72 / 25.4

/** A last page with no more lines than this is not worth its paper. */
const fewLines = 4

/** A gap before a figure larger than this share of the page is a fault. */
const largeGap = 0.35

/** What paper is wasted: pages count from 0. */
export interface Waste {
  /** How many lines the last page holds, where they are few and no picture is with them. */
  readonly lastLines: number | undefined
  /** Pages that end early, because the figure that follows does not fit below. */
  readonly gaps: readonly number[]
}

/** Finds pages that do not pay for their paper. */
export function wasteOf(
  pages: readonly FinishedPage[],
  {height, top, bottom}: Layout,
  edition: Edition,
): Waste {
  const shift = edition === 'press' ? slug : 0
  const lowest = (shift + bottom) * pointsPerMillimetre
  const highest = (shift + height - top) * pointsPerMillimetre
  const bodies = pages.map(({runs, pictures}) => ({
    lines: runs.map(({baseline}) => baseline).filter((y) => y > lowest && y < highest),
    // The logo in the running head is no part of the text.
    pictures: pictures.filter(({bottom, top: upper}) => bottom < highest && upper > lowest),
  }))
  const last = bodies.at(-1)
  const lines = new Set(last?.lines.map(Math.round)).size
  const isThin = pages.length > 1 && last?.pictures.length === 0 && lines <= fewLines
  const gaps = bodies.flatMap(({lines: own, pictures}, index) => {
    const next = bodies[index + 1]
    const tallest = Math.max(0, ...(next?.pictures.map((picture) => picture.top) ?? []))
    const startsWithFigure = next !== undefined && tallest > Math.max(0, ...next.lines)
    const end = Math.min(highest, ...own, ...pictures.map((picture) => picture.bottom))
    return startsWithFigure && end - lowest > largeGap * (highest - lowest) ? [index] : []
  })
  return {lastLines: isThin ? lines : undefined, gaps}
}

/** Whether paper is wasted at all. */
export function isWasteful({lastLines, gaps}: Waste): boolean {
  return lastLines !== undefined || gaps.length > 0
}
