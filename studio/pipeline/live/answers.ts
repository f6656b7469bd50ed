import {explain} from '../../explain.ts'
import type {Asked, Question, Reply} from './messages.ts'

/** Answers what is asked, until whoever asked is gone. */
export type Answer = (asked: Asked, signal: AbortSignal) => Promise<unknown>

/** Takes questions as they come, and tells what was answered; one that is cancelled is answered no more. */
export function takeQuestions(
  answer: Answer,
  tell: (reply: Reply) => void,
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
    answer(question, controller.signal)
      .then(
        (value): Reply => ({number, json: JSON.stringify(value)}),
        (error: unknown): Reply => ({number, fault: explain(error)}),
      )
      .then((reply) => {
        running.delete(number)
        if (!controller.signal.aborted) tell(reply)
      })
  }
}
