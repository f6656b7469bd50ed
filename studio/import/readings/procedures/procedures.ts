import {
  type Block,
  type Body,
  isParagraph,
  isTextBlock,
  type Table,
  type TableRow,
  type TextBlock,
  textOf,
} from '../../body.ts'
import {quote} from '../../page/note.ts'
import type {Cut} from '../../proof/bodyFacts.ts'
import {everywhere, type ReadingContext} from '../reading.ts'
import {type ReadStep, readStep} from './step.ts'

/** “1)”, “2.”, “Step 3:”, “(4)” at the start of a text. */
const typedNumber = /^\s*(?:step\s*)?\(?(\d{1,3})(?:\s*[).:](?!\d)|\s+[-–—](?=\s))\s*/iu

/** A row read as a step. */
interface ReadRow extends ReadStep {
  readonly number: number
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

/** Undefined where a row is anything but a number, texts and at most two figures. */
function readRow(row: TableRow, {newKey}: ReadingContext): ReadRow | undefined {
  const cells = (row.cells ?? []).filter(({content}) => (content ?? []).length > 0)
  if (cells.some(({rowSpan, header}) => (rowSpan ?? 1) > 1 || header)) return undefined
  const content: Body = cells.flatMap((cell) => cell.content ?? [])
  const first = content.find(isTextBlock)
  if (first === undefined || !isParagraph(first)) return undefined
  const typed = typedNumber.exec(textOf(first)) ?? onlyNumber(first)
  if (typed === null) return undefined
  const read = readStep(content, typed[0].length, newKey)
  return read === undefined ? undefined : {...read, number: Number(typed[1])}
}

/** A cell that holds the number alone, as “1”. */
function onlyNumber(block: TextBlock): RegExpExecArray | null {
  return /^\s*(\d{1,3})\s*$/u.exec(textOf(block))
}
