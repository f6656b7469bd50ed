import type {Finding} from '../../guide/finding/finding.ts'
import type {Guide} from '../../guide/model.ts'
import type {Edition} from '../edition.ts'
import type {Engine} from '../engines/engine.ts'
import type {Waste} from '../finished/pageFill.ts'
import {faultOfProfile, type Profile} from '../press/outputIntent.ts'

/** The error where Typst refuses an insert: for what reason. */
export function refusal(document: string, problem: string): Finding {
  return {
    severity: 'error',
    document,
    path: '',
    channel: 'print',
    problem: `The insert cannot be made: ${problem}`,
    remedy: 'Compare the guide with its last good revision; the passage named above is the cause.',
  }
}

/** An error where a colour profile is none of a press. */
export function checkProfile({id}: Guide, profile: Profile | undefined): Finding[] {
  const fault = profile === undefined ? undefined : faultOfProfile(profile.icc)
  if (profile === undefined || fault === undefined) return []
  return [
    {
      severity: 'error',
      document: id,
      path: '',
      channel: 'print',
      problem: `The colour profile “${profile.name}” cannot be used: ${fault}.`,
      remedy: 'Ask the print shop for the CMYK profile of its press, as an ICC file.',
    },
  ]
}

/** A warning where an insert fills more pages than the handbook keeps for it. */
export function checkRoom({id, title, handbook}: Guide, pages: number): Finding[] {
  if (handbook?.pages === undefined || pages <= handbook.pages) return []
  return [
    {
      severity: 'warning',
      document: handbook.id,
      path: 'entries',
      channel: 'print',
      concerns: [id],
      problem: `“${title}” fills ${pages} pages, but the handbook keeps ${handbook.pages} for it from page ${handbook.page}.`,
      remedy: 'Keep more pages for it, move what follows, or shorten the guide.',
    },
  ]
}

/** Notes where pages do not pay for their paper. */
export function checkWaste({id, handbook}: Guide, {lastLines, gaps}: Waste): Finding[] {
  const start = handbook?.page ?? 1
  const note = {severity: 'note', document: id, path: '', channel: 'print'} as const
  return [
    ...(lastLines === undefined
      ? []
      : [
          {
            ...note,
            problem: `The last page holds ${lastLines} ${lastLines === 1 ? 'line' : 'lines'}.`,
            remedy: 'Shorten the text by as much, or let a figure be smaller.',
          },
        ]),
    ...gaps.map((page) => ({
      ...note,
      problem: `Page ${start + page} ends early: the figure that follows does not fit on it.`,
      remedy: 'Move the figure, or let text that stands after it stand before it.',
    })),
  ]
}

/** A warning where nothing holds a screen edition against PDF/UA-1. */
export function checkPromise({id}: Guide, edition: Edition, engine: Engine): Finding[] {
  if (edition !== 'screen' || engine.enforcesAccessibility) return []
  return [
    {
      severity: 'warning',
      document: id,
      path: '',
      channel: 'print',
      problem: 'The screen edition is tagged, but was not held against PDF/UA-1.',
      remedy: 'Make the file that you publish on a machine that Typst has a native library for.',
    },
  ]
}
