import {
  type BlockOf,
  type Body,
  isParagraph,
  isTextBlock,
  type TextBlock,
  textOf,
  withoutKey,
} from '../../body.ts'
import type {Cut} from '../../proof/bodyFacts.ts'
import {withoutStart} from '../cutText.ts'
import {isBold, withoutHeadingMarks} from '../lists/markedLine.ts'

export type Procedure = BlockOf<'procedure'>
export type ProcedureStep = NonNullable<Procedure['steps']>[number]
type Instruction = NonNullable<ProcedureStep['instruction']>

/** More pictures than this show a gallery, not a step. */
const mostFigures = 2

/** A step, and what was cut out of its first text. */
export interface ReadStep {
  readonly step: ProcedureStep
  readonly figures: number
  readonly cut: readonly [string, readonly Cut[]]
}

/**
 * Reads blocks as a step: texts and up to two figures. Takes them, and how many characters of a typed
 * number the first text begins with. Undefined where there is anything else.
 */
export function readStep(content: Body, typed: number, newKey: () => string): ReadStep | undefined {
  const texts = content.filter(isTextBlock)
  const figures = content.filter((block) => block._type === 'figure')
  if (texts.length + figures.length !== content.length) return undefined
  if (figures.length > mostFigures) return undefined
  const [first, ...rest] = texts
  if (first === undefined) return undefined
  const stripped = withoutStart(first, typed)
  const instructions = textOf(stripped).trim() === '' ? rest : [stripped, ...rest]
  const short = shortText(instructions)
  const [instruction, ...note] = short ?? []
  if (instruction === undefined || instruction.listItem !== undefined) return undefined
  const [figure, ...others] = figures
  return {
    step: {
      _type: 'step',
      _key: newKey(),
      instruction: [instruction],
      ...(note.length === 0 ? {} : {note}),
      ...(figure === undefined ? {} : {figure: withoutKey(figure)}),
      ...(others.length === 0 ? {} : {moreFigures: others}),
    },
    figures: figures.length,
    cut: [first._key, typed === 0 ? [] : [{from: 0, to: typed}]],
  }
}

/** The texts as a step can hold them: paragraphs and lists, undefined where there are others. */
function shortText(blocks: readonly TextBlock[]): Instruction | undefined {
  const short: Instruction = []
  for (const block of blocks) {
    const isLine = isParagraph(block) || block.listItem !== undefined
    if (!isLine && !isStepHeading(block)) return undefined
    const {style, ...text} =
      isBold(block) && short.length === 0 ? withoutHeadingMarks(block) : block
    short.push({...text, style: 'normal'})
  }
  return short
}

/** A heading may be the first line of a step, as in “Step 1: Log in”. */
function isStepHeading({style}: TextBlock): boolean {
  return /^h[2-4]$/u.test(style ?? '')
}
