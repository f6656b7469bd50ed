import type {SetText} from './fit.ts'

/** The room between a title and what follows it grows with the title; pixels. */
export function gapBelow(title: SetText): number {
  return Math.round(12 + title.size * 0.14)
}
