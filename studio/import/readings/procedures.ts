import {
  type Block,
  type BlockOf,
  type Body,
  isParagraph,
  isTextBlock,
  type Table,
  type TableRow,
  type TextBlock,
  textOf,
  withoutKey,
} from '../body.ts'
import {quote} from '../page/note.ts'
import type {Cut} from '../proof/bodyFacts.ts'
import {withoutStart} from './cutText.ts'
import {everywhere, type ReadingContext} from './reading.ts'

type Procedure = BlockOf<'procedure'>
type Step = NonNullable<Procedure['steps']>[number]
type Instruction = NonNullable<Step['instruction']>

/** “1)”, “2.”, “Step 3:”, “(4)” at the start of a text. */
const typedNumber = /^\s*(?:step\s*)?\(?(\d{1,3})(?:\s*[).:](?!\d)|\s+[-–—](?=\s))\s*/iu

/** A row read as a step. */
interface ReadRow {
  readonly number: number
  readonly step: Step
  readonly cut: readonly [string, readonly Cut[]]
}

/** A table drawn to set numbered instructions beside their screenshots is a procedure. */
export const procedures = everywhere((body, context) => {
  const cuts = new Map<string, readonly Cut[]>()
  const notes = []
  const blocks: Block[] = []
  for (const block of body) {
    if (block._type !== 'table' || !hasNumbers(block)) {
      blocks.push(block)
      continue
    }
    const rows = (block.rows ?? []).filter(isFilled).map((row) => readRow(row, context))
    const start = quote(firstText(block))
    const isSequence = rows.every((row, index) => row?.number === index + 1)
    const steps = rows.flatMap((row) => row?.step ?? [])
    const hasFigure = steps.some(({figure}) => figure !== undefined)
    if (isSequence && rows.length > 1 && hasFigure && (block.caption ?? '') === '') {
      for (const row of rows) if (row !== undefined) cuts.set(...row.cut)
      blocks.push({_type: 'procedure', _key: block._key, steps})
      notes.push({
        severity: 'note' as const,
        key: block._key,
        confidence: 'certain' as const,
        problem: `The table that starts ${start} was read as a procedure of ${steps.length} steps; their typed numbers went, as steps are numbered by themselves.`,
        remedy: 'Look through the steps.',
      })
      continue
    }
    blocks.push(block)
    notes.push({
      severity: 'note' as const,
      key: block._key,
      confidence: 'doubtful' as const,
      problem: `The table that starts ${start} has numbers that look like steps, ${isSequence ? 'but no figures beside them' : 'but not every row is one step with one figure'}. It was kept as a table.`,
      remedy: 'Make a procedure of it in Studio if it is one.',
    })
  }
  return {body: blocks, cuts, notes}
})

/** Whether more than one row starts with a typed number. */
function hasNumbers({rows}: Table): boolean {
  const numbered = (rows ?? []).filter(({cells}) =>
    (cells ?? []).some(({content}) => {
      const [first] = content ?? []
      return first !== undefined && isTextBlock(first) && typedNumber.test(`${textOf(first)} `)
    }),
  )
  return numbered.length > 1 && numbered.length >= (rows ?? []).filter(isFilled).length - 1
}

function isFilled({cells}: TableRow): boolean {
  return (cells ?? []).some(({content}) => (content ?? []).length > 0)
}

function firstText({rows}: Table): string {
  const blocks = (rows ?? []).flatMap(({cells}) =>
    (cells ?? []).flatMap(({content}) => content ?? []),
  )
  const text = blocks.find(isTextBlock)
  return text === undefined ? '' : textOf(text)
}

/** Undefined where a row is anything but a number, a text and at most one figure. */
function readRow(row: TableRow, {newKey}: ReadingContext): ReadRow | undefined {
  const cells = (row.cells ?? []).filter(({content}) => (content ?? []).length > 0)
  if (cells.some(({rowSpan, header}) => (rowSpan ?? 1) > 1 || header)) return undefined
  const content: Body = cells.flatMap((cell) => cell.content ?? [])
  const texts = content.filter(isTextBlock)
  const figures = content.filter((block) => block._type === 'figure')
  const [figure, ...others] = figures
  if (texts.length + figures.length !== content.length || others.length > 0) return undefined
  const [first, ...rest] = texts
  if (first === undefined || !isParagraph(first)) return undefined
  const typed = typedNumber.exec(textOf(first)) ?? onlyNumber(first)
  if (typed === null) return undefined
  const stripped = withoutStart(first, typed[0].length)
  const instructions = textOf(stripped).trim() === '' ? rest : [stripped, ...rest]
  const short = shortText(instructions)
  const [instruction, ...note] = short ?? []
  if (instruction === undefined || instruction.listItem !== undefined) return undefined
  const step: Step = {
    _type: 'step',
    _key: newKey(),
    instruction: [instruction],
    ...(note.length === 0 ? {} : {note}),
    ...(figure === undefined ? {} : {figure: withoutKey(figure)}),
  }
  return {
    number: Number(typed[1]),
    step,
    cut: [first._key, [{from: 0, to: typed[0].length}]],
  }
}

/** A cell that holds the number alone, as “1”. */
function onlyNumber(block: TextBlock): RegExpExecArray | null {
  return /^\s*(\d{1,3})\s*$/u.exec(textOf(block))
}

/** The texts as a step can hold them: paragraphs and lists, undefined where there are others. */
function shortText(blocks: readonly TextBlock[]): Instruction | undefined {
  const short: Instruction = []
  for (const {style, ...block} of blocks) {
    if ((style ?? 'normal') !== 'normal') return undefined
    short.push({...block, style: 'normal'})
  }
  return short
}
