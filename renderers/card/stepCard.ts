import {plainTextsOf} from '../guide/plainText.ts'
import {words} from '../guide/words.ts'
import type {Box} from './box.ts'
import {cardSizes} from './card.ts'
import type {PlacedStep} from './contents.ts'
import type {Drawing} from './drawing.ts'
import {instructionShortened} from './findings.ts'
import {largestFit, type SetText} from './fit.ts'
import {ground} from './ground.ts'
import {type Desk, schoolMark, setLabel} from './identity.ts'
import {leaf, tiles} from './motif.ts'
import {mountedPicture} from './mount.ts'
import {joinSentences} from './sentences.ts'
import {shortenToFit} from './shorten.ts'
import {textElements} from './textElements.ts'

const mark: Box = {left: 64, top: 64, width: 952, height: 44}
const numeral: Box = {left: 64, top: 160, width: 136, height: 136}
const label: Box = {left: 236, top: 160, width: 780, height: 136}
const figureSlot: Box = {left: 64, top: 600, width: 952, height: 424}

/** Where the instruction stands, and the sizes that it may take: above its figure, or alone. */
const rooms = {
  withFigure: {
    box: {left: 64, top: 328, width: 952, height: 240},
    sizes: [64, 60, 56, 52, 48, 44, 40, 38, 36],
  },
  alone: {
    box: {left: 64, top: 340, width: 952, height: 430},
    sizes: [88, 80, 72, 66, 60, 56, 52, 48, 44, 40, 38, 36],
  },
} as const

/** Draws the card of one step: its number, its instruction and its figure. `position` counts all steps of the guide. */
export async function drawStep(
  {step, count}: PlacedStep,
  position: number,
  desk: Desk,
): Promise<Drawing> {
  const {guide, typesetter} = desk
  const {language} = guide
  const name = `step-${position}` as const
  const size = cardSizes.step
  const instruction = plainTextsOf(step.instruction).join(' ')
  const {box, sizes} = step.figure === undefined ? rooms.alone : rooms.withFigure
  const room = {...box, maxLines: 8, sizes, weight: 700, role: 'text'} as const
  const shortened = await shortenToFit(instruction, language, room, typesetter)
  const mounted =
    step.figure === undefined
      ? undefined
      : mountedPicture(step.figure.picture, figureSlot, {narrowest: 0.6, widest: 2.6})
  const whole = shortened?.text === instruction
  return {
    name,
    size,
    layers: [
      ground(size, 'paper', [
        ...(mounted === undefined
          ? tiles({left: 0, top: 810, width: 1080, height: 270}, 270, position)
          : []),
        ...(await schoolMark(desk, mark, 'light')),
      ]),
      {
        box: {...numeral, width: 952},
        elements: await numberElements(step.number, count, desk),
        shared: true,
      },
      ...(mounted === undefined ? [] : [mounted.mount]),
      {
        box,
        elements: shortened === undefined ? [] : textElements(shortened.set, 'ink', box),
        shared: false,
      },
    ],
    ...(mounted === undefined ? {} : {picture: mounted.picture}),
    alternativeText: joinSentences(
      [
        `${words[language].stepOf(step.number, count)}: ${instruction}`,
        step.figure?.alternativeText ?? '',
      ],
      language,
    ),
    findings:
      shortened === undefined || whole
        ? []
        : [instructionShortened(guide, `${step.at}.instruction`, name, instruction, shortened)],
  }
}

async function numberElements(number: number, count: number, desk: Desk) {
  const {guide, typesetter} = desk
  const {language} = guide
  const digits = await largestFit(
    String(number),
    language,
    {...numeral, maxLines: 1, sizes: [84, 64], weight: 700, role: 'title'},
    typesetter,
  )
  const stepOf = await setLabel(words[language].stepOf(number, count), language, typesetter, {
    ...label,
    size: 44,
  })
  return [
    leaf(numeral, 'brand'),
    ...(digits === undefined
      ? []
      : textElements(digits, 'paper', {...centred(digits, numeral), align: 'center'})),
    ...(stepOf === undefined ? [] : textElements(stepOf, 'slate', centred(stepOf, label))),
  ]
}

function centred(text: SetText, box: Box) {
  return {...box, top: box.top + Math.round((box.height - text.height) / 2)}
}
