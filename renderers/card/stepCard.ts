import {words} from '../guide/words.ts'
import type {Box} from './box.ts'
import {cardSizes} from './card.ts'
import type {PlacedStep} from './contents.ts'
import type {Drawing} from './drawing.ts'
import {largestFit, type SetText} from './fit.ts'
import {gapBelow} from './gapBelow.ts'
import {ground} from './ground.ts'
import {type Desk, schoolMark, setLabel} from './identity.ts'
import {leaf, tiles} from './motif.ts'
import {mountedPicture} from './mount.ts'
import {type PlacedLine, placeLines} from './placedLine.ts'
import {joinSentences} from './sentences.ts'
import {heightOf, instructionText, noteText, setStepTexts} from './stepTexts.ts'

const mark: Box = {left: 64, top: 64, width: 952, height: 44}
const numeral: Box = {left: 64, top: 160, width: 136, height: 136}
const label: Box = {left: 236, top: 160, width: 780, height: 136}
/** Where the figure ends, and how far from the texts it stays. */
const figureBottom = 1024
const gapAboveFigure = 44

/** Draws the card of one step: its number, its instruction with its note, and its figure. `position` counts all steps of the guide. */
export function drawStep({step, count}: PlacedStep, position: number, desk: Desk): Drawing {
  const {guide} = desk
  const {language} = guide
  const name = `step-${position}` as const
  const size = cardSizes.step
  const texts = setStepTexts(step, name, desk)
  const {box, instruction, note} = texts
  const mounted =
    step.figure === undefined
      ? undefined
      : mountedPicture(step.figure.picture, slotBelow(box, heightOf(texts)), {
          narrowest: 0.6,
          widest: 2.6,
        })
  const school = schoolMark(desk, mark, 'light', name)
  return {
    name,
    size,
    layers: [
      ground(size, 'paper', [
        ...(mounted === undefined
          ? tiles({left: 0, top: 810, width: 1080, height: 270}, 270, position)
          : []),
        ...school.content,
      ]),
      {
        box: {...numeral, width: 952},
        content: numberContent(step.number, count, desk),
        shared: true,
      },
      ...(mounted === undefined ? [] : [mounted.mount]),
      {
        box,
        content: instruction === undefined ? [] : linesOf(box, instruction, note),
        shared: false,
      },
    ],
    ...(mounted === undefined ? {} : {picture: mounted.picture}),
    alternativeText: joinSentences(
      [
        `${words[language].stepOf(step.number, count)}: ${instructionText(step)}`,
        noteText(step).replaceAll('\n', ' '),
        step.figure?.alternativeText ?? '',
      ],
      language,
    ),
    findings: [...school.findings, ...texts.findings],
  }
}

function linesOf(box: Box, instruction: SetText, note: SetText | undefined): PlacedLine[] {
  const below = {...box, top: box.top + instruction.height + gapBelow(instruction)}
  return [
    ...placeLines(instruction, 'ink', box),
    ...(note === undefined ? [] : placeLines(note, 'slate', below)),
  ]
}

/** The figure takes all the room that the texts leave. */
function slotBelow({left, top, width}: Box, textHeight: number): Box {
  const start = top + textHeight + gapAboveFigure
  return {left, top: start, width, height: figureBottom - start}
}

function numberContent(number: number, count: number, desk: Desk) {
  const {guide, typesetter} = desk
  const {language} = guide
  const digits = largestFit(
    String(number),
    language,
    {...numeral, maxLines: 1, sizes: [numeralSize(number)], weight: 700, role: 'title'},
    typesetter,
  )
  const stepOf = setLabel(words[language].stepOf(number, count), language, typesetter, {
    ...label,
    size: 44,
  })?.set
  return [
    leaf(numeral, 'brand'),
    ...(digits === undefined
      ? []
      : placeLines(digits, 'paper', {...centred(digits, numeral), align: 'center'})),
    ...(stepOf === undefined ? [] : placeLines(stepOf, 'slate', centred(stepOf, label))),
  ]
}

/** White digits must stay on the leaf, which is narrower towards its tips. */
function numeralSize(number: number): number {
  if (number < 10) return 84
  return number < 100 ? 56 : 40
}

function centred(text: SetText, box: Box) {
  return {...box, top: box.top + Math.round((box.height - text.height) / 2)}
}
