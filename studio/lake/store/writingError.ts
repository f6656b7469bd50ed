import {refused} from '../door/apiError.ts'
import {obstacleIn} from './storeFault.ts'

/** What a client is told when something cannot be written. */
export function writingError(error: unknown): unknown {
  switch (obstacleIn(error)) {
    case 'full':
      return refused(
        507,
        'Insufficient Storage',
        'The disk of the lake is full: nothing was written. Free some room, and try again.',
      )
    case 'not writable':
      return refused(
        507,
        'Insufficient Storage',
        'The lake cannot be written to: nothing was written. Give it the right to write its folder.',
      )
    default:
      return error
  }
}
