import type {Step} from '../../guide/model.ts'
import {plainTextsOf} from '../../guide/plainText.ts'

/** The instruction as one text. */
export function instructionText({instruction}: Step): string {
  return plainTextsOf(instruction).join(' ')
}

/** The note as one text, one paragraph or item a line. */
export function noteText({note}: Step): string {
  return plainTextsOf(note).join('\n')
}
