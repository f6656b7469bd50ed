import type {Finding} from '../../guide/finding.ts'
import {words as wordsOf} from '../../guide/words.ts'
import {type CardName, cardSizes} from '../card.ts'
import type {PlacedStep} from '../content/contents.ts'
import {instructionShortened, labelCut, textShortened} from '../content/findings.ts'
import {instructionText, noteText} from '../content/stepTexts.ts'
import {type Drawing, FIGURE_SLOT} from '../drawing/drawing.ts'
import {type CardContext, frameColours} from '../layout/context.ts'
import {column, row, slot} from '../layout/element.ts'
import {setLabel} from '../layout/label.ts'
import {decoration, form} from '../layout/motif.ts'
import {schoolMark} from '../layout/schoolMark.ts'
import {largestFit, words} from '../text/fit.ts'
import {gapBelow, type HeadAndText, setHeadAndText} from '../text/headAndText.ts'
import {captionOf, joinSentences} from '../text/sentences.ts'
import {type Shortened, shortenToFit} from '../text/shorten.ts'

const size = cardSizes.step
const margin = 64
const width = size.width - 2 * margin
const numeral = {left: 0, top: 0, width: 136, height: 136}
const besideNumeral = width - numeral.width - 36

/** The room of a step's texts, above its figure or alone, and the sizes that they may take. */
const rooms = {
  withFigure: {
    instruction: {height: 240, sizes: [76, 68, 60, 54, 48, 44, 40, 36]},
    height: 350,
    sizesBelow: [32, 30, 28],
  },
  alone: {
    instruction: {height: 430, sizes: [96, 84, 74, 64, 56, 50, 44, 40, 36]},
    height: 430,
    sizesBelow: [44, 40, 36, 32, 28],
  },
} as const

/** Type that is read with ease on a phone; sentences that need smaller type are left out first. */
const COMFORTABLE = 44

/** Draws the card of one step: its number, its instruction with its note, and its figure. `position` counts all steps of the guide. */
export async function drawStep(
  placed: PlacedStep,
  position: number,
  context: CardContext,
): Promise<Drawing> {
  const {colours, guide} = context
  const {step} = placed
  const {figure} = step
  const name = `step-${position}` as const
  const school = await schoolMark(
    context,
    {width, height: 44, sizes: [30, 26, 22], ground: 'light'},
    name,
  )
  const labels = await setLabels(placed, context)
  const texts = await setTexts(placed, name, context)
  const {head, below} = texts
  const said = [
    `${labelOf(placed, context)}: ${instructionText(step)}`,
    noteText(step).replaceAll('\n', ' '),
  ]
  return {
    name,
    size,
    background: column(
      {...size, backgroundColor: colours.paper, padding: margin},
      ...(figure === undefined
        ? decoration({left: 0, top: 810, width: 1080, height: 270}, 270, context, position % 3)
        : []),
      row({height: 44, alignItems: 'center'}, school.element),
    ),
    content: column(
      {...size, padding: margin, paddingTop: 148, paddingBottom: 44},
      row(
        {height: numeral.height, gap: 36, alignItems: 'center'},
        await numeralOf(step.number, context),
        column({gap: 6}, ...labels.elements),
      ),
      ...(head === undefined
        ? []
        : [words(head, {color: colours.ink, marginTop: figure === undefined ? 52 : 36})]),
      ...(head === undefined || below === undefined
        ? []
        : [words(below, {color: colours.slate, marginTop: gapBelow(head)})]),
      row({height: 36}),
      ...(figure === undefined ? [] : [slot(FIGURE_SLOT, size.height)]),
    ),
    ...(figure === undefined ? {} : {figure}),
    frame: {...frameColours(context), border: colours.line},
    alternativeText: joinSentences([...said, figure?.alternativeText ?? ''], guide.language),
    caption: captionOf([guide.title, ...said], guide),
    findings: [
      ...school.findings,
      // What all steps of a guide share is said once.
      ...(position === 1 ? labels.findings : []),
      ...texts.findings,
    ],
  }
}

/** “Share it · step 2 of 4”, or “Step 2 of 4” where there is but one procedure. */
function labelOf({step: {number}, count, heading}: PlacedStep, {guide}: CardContext): string {
  const {stepOf, stepUnder} = wordsOf[guide.language]
  return heading === undefined ? stepOf(number, count) : stepUnder(heading, number, count)
}

/** The title of the guide, small, and below it which step this is. */
async function setLabels(placed: PlacedStep, context: CardContext) {
  const {guide, colours} = context
  const title = await setLabel(
    guide.shortTitle ?? guide.title,
    {width: besideNumeral, sizes: [32, 28], height: 72},
    context,
  )
  const label = await setLabel(
    labelOf(placed, context),
    {width: besideNumeral, sizes: [44, 38, 32, 28], height: 72},
    context,
  )
  return {
    elements: [
      ...(title === undefined ? [] : [words(title.set, {color: colours.slate})]),
      ...(label === undefined ? [] : [words(label.set, {color: colours.ink})]),
    ],
    findings: labelCut(
      {
        document: guide.id,
        path: guide.shortTitle === undefined ? 'title' : 'shortTitle',
        what: 'the title of the guide',
      },
      'step-1',
      title,
    ),
  }
}

interface StepTexts extends Partial<Pick<HeadAndText, 'head' | 'below'>> {
  readonly findings: readonly Finding[]
}

/** Sets the instruction of a step, and below it the note, each whole where there is room. */
async function setTexts(
  {step}: PlacedStep,
  name: CardName,
  context: CardContext,
): Promise<StepTexts> {
  const {guide} = context
  const {instruction, height, sizesBelow} =
    rooms[step.figure === undefined ? 'alone' : 'withFigure']
  const whole = instructionText(step)
  const note = noteText(step)
  const room = {width, maxLines: 8, weight: 700, role: 'instruction', ...instruction} as const
  const shortened = await setInstruction(whole, room, context)
  const findings: Finding[] = []
  if (shortened?.text !== whole && whole !== '') {
    const path = `${step.at}.instruction`
    findings.push(instructionShortened(guide, path, name, whole, shortened))
  }
  if (shortened === undefined) return {findings}
  const {set, text} = shortened
  // An instruction keeps to type that is read with ease, if it can be had at all.
  const sizes = instruction.sizes.filter(
    (one) => one === set.size || (one < set.size && one >= COMFORTABLE),
  )
  const both = await setHeadAndText(text, note, {...room, sizes, height, sizesBelow}, context)
  if ((both?.shown ?? '') !== note) {
    const shown = both?.shown ?? ''
    findings.push(textShortened(guide, `${step.at}.note`, 'note', name, {whole: note, shown}))
  }
  return {head: both?.head ?? set, below: both?.below, findings}
}

async function setInstruction(
  text: string,
  room: Parameters<typeof shortenToFit>[1],
  context: CardContext,
): Promise<Shortened | undefined> {
  const sizes = room.sizes.filter((one) => one >= COMFORTABLE)
  const large = await shortenToFit(text, {...room, sizes}, context)
  if (large !== undefined && large.excess === 0) return large
  // Whole sentences in smaller type are better than half a sentence in larger.
  return shortenToFit(text, room, context)
}

async function numeralOf(number: number, context: CardContext) {
  const {colours, motif} = context
  const room = {
    ...numeral,
    maxLines: 1,
    sizes: [numeralSize(number)],
    weight: 700,
    role: 'title',
  } as const
  const digits = await largestFit(String(number), room, context)
  return row(
    {position: 'relative', width: numeral.width, height: numeral.height, alignItems: 'center'},
    form(motif ? 'leaf' : 'disc', numeral, colours.brand),
    ...(digits === undefined
      ? []
      : [words(digits, {position: 'relative', color: colours.paper, justifyContent: 'center'})]),
  )
}

/** White digits must stay on the leaf, which is narrower towards its tips. */
function numeralSize(number: number): number {
  if (number < 10) return 84
  return number < 100 ? 56 : 40
}
