import {explain} from '../../explain.ts'
import type {Publisher} from './publisher.ts'

/** Puts the site online by itself. */
export interface BySelf {
  /** Something changed for visitors: it goes online when nothing more has come for a while, where that is wanted. */
  changed(): void
  /** The moment of a release or of a notice has come: so it goes online now, where it goes by itself at all. */
  due(): void
  /** The store says that something was published, and wants it online. */
  published(): void
}

/** What comes together, as the documents of one release, goes online together: milliseconds. */
const TOGETHER = 1_000

const MINUTE = 60_000

/**
 * Puts the site online so many minutes after the last change, never where there are none; where it does not
 * work, that is said, and tried again after so many minutes. The signal ends it.
 */
export function publishBySelf(
  publisher: Publisher,
  after: number | undefined,
  {signal, log}: {readonly signal: AbortSignal; readonly log: (line: string) => void},
): BySelf {
  // What is due does not wait for what may still come.
  const timers: Partial<Record<'quiet' | 'due', NodeJS.Timeout>> = {}
  const wait = (which: 'quiet' | 'due', milliseconds: number) => {
    clearTimeout(timers[which])
    timers[which] = setTimeout(() => void put(), milliseconds).unref()
  }
  const put = async () => {
    for (const timer of Object.values(timers)) clearTimeout(timer)
    if (signal.aborted) return
    try {
      await publisher.putOnline({how: 'by itself', signal, onProgress: () => {}})
    } catch (error) {
      log(`The site could not be put online: ${explain(error)}`)
      changed()
    }
  }
  const changed = () => {
    if (after !== undefined) wait('quiet', after * MINUTE)
  }
  return {
    changed,
    due: () => {
      if (after !== undefined) wait('due', TOGETHER)
    },
    published: () => (after === undefined ? wait('due', TOGETHER) : wait('quiet', after * MINUTE)),
  }
}
