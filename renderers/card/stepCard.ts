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
/** Where the figure ends, and how far from the instruction it stays. */
const figureBottom = 1024
const gapAboveFigure = 44

/** Where the instruction stands, and the sizes that it may take: above its figure, or alone. */
const rooms = {
  withFigure: {
    box: {left: 64, top: 328, width: 952, height: 240},
    sizes: [76, 72, 68, 64, 60, 56, 52, 48, 44, 40, 38, 36],
  },
  alone: {
    box: {left: 64, top: 340, width: 952, height: 430},
    sizes: [96, 88, 80, 72, 66, 60, 56, 52, 48, 44, 40, 38, 36],
  },
} as const

/** Type that is read with ease on a phone; sentences that need smaller type are left out first. */
const comfortable = 44

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
  const room = {...box, maxLines: 8, sizes, weight: 700, role: 'instruction'} as const
  const legible = {...room, sizes: sizes.filter((one) => one >= comfortable)}
  const large = await shortenToFit(instruction, language, legible, typesetter)
  // Whole sentences in smaller type are better than half a sentence in larger.
  const shortened =
    large === undefined || large.excess > 0
      ? await shortenToFit(instruction, language, room, typesetter)
      : large
  const mounted =
    step.figure === undefined
      ? undefined
      : mountedPicture(step.figure.picture, slotBelow(box, shortened?.set), {
          narrowest: 0.6,
          widest: 2.6,
        })
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

/** The figure takes all the room that the instruction leaves. */
function slotBelow({left, top, width}: Box, instruction: SetText | undefined): Box {
  const start = top + (instruction?.height ?? 0) + gapAboveFigure
  return {left, top: start, width, height: figureBottom - start}
}

async function numberElements(number: number, count: number, desk: Desk) {
  const {guide, typesetter} = desk
  const {language} = guide
  const digits = await largestFit(
    String(number),
    language,
    {...numeral, maxLines: 1, sizes: [numeralSize(number)], weight: 700, role: 'title'},
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

/** White digits must stay on the leaf, which is narrower towards its tips. */
function numeralSize(number: number): number {
  if (number < 10) return 84
  return number < 100 ? 56 : 40
}

function centred(text: SetText, box: Box) {
  return {...box, top: box.top + Math.round((box.height - text.height) / 2)}
}
