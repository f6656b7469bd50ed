import {explain} from '../../../explain.ts'
import type {Asked, Question, Reply} from '../messages.ts'

/** How long an answer is waited for, and what hears how far it has come. */
export interface WaitOptions {
  /** Aborted when whoever asked is gone. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: unknown) => void
}

/** Answers what is asked. */
export type Answerer = (asked: Asked, waiting: WaitOptions) => Promise<unknown>

/** How often progress is told: milliseconds. */
const EVERY = 100

/** Takes questions as they come, and tells what was answered; one that is cancelled is answered no more, and none when all has ended. */
export function takeQuestions(
  answer: Answerer,
  tell: (reply: Reply) => void,
  ended: AbortSignal,
): (question: Question) => void {
  const running = new Map<number, AbortController>()
  return (question) => {
    const {number} = question
    if ('cancel' in question) {
      running.get(number)?.abort(new Error('Nobody waits for it any more.'))
      return
    }
    const controller = new AbortController()
    running.set(number, controller)
    let latest: unknown
    let timer: NodeJS.Timeout | undefined
    // The last of what comes at once is what counts.
    const onProgress = (progress: unknown) => {
      latest = progress
      timer ??= setTimeout(() => {
        timer = undefined
        if (!controller.signal.aborted) tell({number, progress: latest})
      }, EVERY)
    }
    answer(question, {signal: AbortSignal.any([controller.signal, ended]), onProgress})
      .then(
        (value): Reply => ({number, json: JSON.stringify(value)}),
        (error: unknown): Reply => ({number, fault: explain(error)}),
      )
      .then((reply) => {
        running.delete(number)
        clearTimeout(timer)
        if (!controller.signal.aborted) tell(reply)
      })
  }
}
