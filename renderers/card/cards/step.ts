import {words} from '../../guide/words.ts'
import {captionOf, joinSentences} from '../../text/sentences.ts'
import {cardSizes} from '../card.ts'
import type {PlacedStep} from '../contents.ts'
import type {CardContext, CardLayout} from '../layout/context.ts'
import {column, figureSlot, row} from '../layout/element.ts'
import {decoration, form} from '../layout/motif.ts'
import {schoolMark} from '../layout/schoolMark.ts'
import {createComposer} from '../text/setText.ts'

const size = cardSizes.step
const width = 952
const numeral = 136
/** Digits must stay on the leaf, which is narrower towards its tips. */
const digitSizes = [82, 58, 42]

/** Lays out the card of one step: its number, its instruction with its note, and its figure. `position` counts all steps of the guide. */
export async function layOutStep(
  {step, instruction, note, count, heading}: PlacedStep,
  position: number,
  context: CardContext,
): Promise<CardLayout> {
  const {colours, guide} = context
  const {id: document, language, title, shortTitle} = guide
  const {number, figure} = step
  const name = `step-${position}` as const
  const composer = createComposer(name, context)
  const school = await schoolMark(composer, context, 'light', width)
  const digitSize = digitSizes[String(number).length - 1] ?? 30
  const digits = await composer.set(
    [String(number)],
    {width: numeral, height: numeral, sizes: [digitSize, digitSize]},
    {color: colours.paper, position: 'relative', justifyContent: 'center'},
  )
  const beside = {width: width - numeral - 36, height: 72}
  const guideTitle = await composer.set(
    [shortTitle ?? title],
    {...beside, sizes: [32, 26]},
    {color: colours.slate, marginBottom: 6},
    {document, path: shortTitle ? 'shortTitle' : 'title', what: 'the title of the guide'},
  )
  const {stepOf, stepUnder} = words[language]
  const label = heading ? stepUnder(heading, number, count) : stepOf(number, count)
  const stepLabel = await composer.set(
    [label],
    {...beside, sizes: [46, 26]},
    {color: colours.ink},
    {document, path: step.at, what: 'the heading of the procedure'},
  )
  const head = await composer.set(
    [instruction],
    {width, ...(figure ? {height: 170, sizes: [74, 42]} : {height: 350, sizes: [92, 42]})},
    {color: colours.ink, marginTop: figure ? 32 : 52},
    {document, path: `${step.at}.instruction`, what: 'the instruction'},
  )
  const below = await composer.set(
    [note],
    {
      width,
      prose: true,
      ...(figure ? {height: 140, sizes: [32, 28]} : {height: 230, sizes: [42, 28]}),
    },
    {color: colours.slate, marginTop: 12 + Math.round(head.size * 0.14)},
    {document, path: `${step.at}.note`, what: 'the note'},
  )
  const said = [`${label}: ${instruction}`, note.replaceAll('\n', ' ')]
  return {
    name,
    size,
    background: column(
      {...size, backgroundColor: colours.paper, padding: 64},
      ...(figure ? [] : decoration([0, 810, size.width, 270], 270, context, position % 3)),
      row({height: 44, alignItems: 'center'}, school),
    ),
    content: column(
      {...size, padding: '148px 64px 44px'},
      row(
        {height: numeral, gap: 36, alignItems: 'center'},
        row(
          {position: 'relative', width: numeral, height: numeral, alignItems: 'center'},
          form(context.motif ? 'leaf' : 'disc', numeral, colours.brand),
          ...digits.elements,
        ),
        column({}, ...guideTitle.elements, ...stepLabel.elements),
      ),
      ...head.elements,
      ...below.elements,
      row({height: 36}),
      ...(figure ? [figureSlot(size.height)] : []),
    ),
    figure,
    alternativeText: joinSentences([...said, figure?.alternativeText ?? ''], language),
    caption: captionOf([title, ...said], guide),
    findings: composer.findings,
  }
}
