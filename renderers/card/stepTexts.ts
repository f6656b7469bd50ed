import type {Finding} from '../guide/finding.ts'
import type {Step} from '../guide/model.ts'
import {plainTextsOf} from '../guide/plainText.ts'
import type {Box} from './box.ts'
import type {CardName} from './card.ts'
import {instructionShortened, textShortened} from './findings.ts'
import {type SetText, waysToFit, withFewerLines} from './fit.ts'
import {gapBelow} from './gapBelow.ts'
import type {Desk} from './identity.ts'
import {type Shortened, shortenToFit} from './shorten.ts'
import {setBelow} from './textBelow.ts'

/** Where the texts of a step stand, above its figure or alone, and the sizes that they may take. */
const rooms = {
  withFigure: {
    box: {left: 64, top: 328, width: 952, height: 350},
    instructionHeight: 240,
    sizes: [76, 72, 68, 64, 60, 56, 52, 48, 44, 40, 38, 36],
    noteSizes: [32, 30, 28],
  },
  alone: {
    box: {left: 64, top: 340, width: 952, height: 430},
    instructionHeight: 430,
    sizes: [96, 88, 80, 72, 66, 60, 56, 52, 48, 44, 40, 38, 36],
    noteSizes: [44, 42, 40, 38, 36, 34, 32, 30, 28],
  },
} as const

/** Type that is read with ease on a phone; sentences that need smaller type are left out first. */
const comfortable = 44

/** A step's texts as they will stand in their box. */
export interface StepTexts {
  readonly box: Box
  readonly instruction: SetText | undefined
  readonly note: SetText | undefined
  readonly findings: readonly Finding[]
}

/** Sets the instruction of a step, and below it the note, each whole where there is room. */
export function setStepTexts(step: Step, name: CardName, desk: Desk): StepTexts {
  const {guide} = desk
  const {box, noteSizes: sizes} = roomOf(step)
  const text = instructionText(step)
  const note = noteText(step)
  const shortened = setInstruction(step, desk)
  const findings: Finding[] = []
  if (shortened?.text !== text && text !== '') {
    const path = `${step.at}.instruction`
    findings.push(instructionShortened(guide, path, name, text, shortened))
  }
  if (note === '') return {box, instruction: shortened?.set, note: undefined, findings}
  const heads = shortened === undefined ? [] : waysAboveNote(shortened, step, desk)
  const set = heads.length === 0 ? undefined : setBelow(note, heads, {...box, sizes, desk})
  if (set?.shown !== note) {
    findings.push(
      textShortened(guide, `${step.at}.note`, 'note', name, {whole: note, shown: set?.shown ?? ''}),
    )
  }
  return {box, instruction: set?.head ?? shortened?.set, note: set?.below, findings}
}

/** The height of a step's texts together, in pixels. */
export function heightOf({instruction, note}: StepTexts): number {
  if (instruction === undefined) return 0
  return instruction.height + (note === undefined ? 0 : gapBelow(instruction) + note.height)
}

/** The instruction as one text. */
export function instructionText({instruction}: Step): string {
  return plainTextsOf(instruction).join(' ')
}

/** The note as one text, one paragraph or item a line. */
export function noteText({note}: Step): string {
  return plainTextsOf(note).join('\n')
}

function roomOf({figure}: Step) {
  return figure === undefined ? rooms.alone : rooms.withFigure
}

function instructionRoom(step: Step, sizes: readonly number[]) {
  const {box, instructionHeight: height} = roomOf(step)
  return {width: box.width, height, maxLines: 8, sizes, weight: 700, role: 'instruction'} as const
}

function setInstruction(step: Step, {guide, typesetter}: Desk) {
  const {sizes} = roomOf(step)
  const text = instructionText(step)
  const legible = instructionRoom(
    step,
    sizes.filter((size) => size >= comfortable),
  )
  const large = shortenToFit(text, guide.language, legible, typesetter)
  if (large !== undefined && large.excess === 0) return large
  // Whole sentences in smaller type are better than half a sentence in larger.
  return shortenToFit(text, guide.language, instructionRoom(step, sizes), typesetter)
}

/** The ways in which an instruction can stand over its note: fewer lines leave more room for the figure. */
function waysAboveNote({text, set}: Shortened, step: Step, {guide, typesetter}: Desk) {
  const sizes = roomOf(step).sizes.filter(
    (size) => size === set.size || (size < set.size && size >= comfortable),
  )
  const ways = waysToFit(text, guide.language, instructionRoom(step, sizes), typesetter)
  return step.figure === undefined ? ways : withFewerLines(ways)
}
