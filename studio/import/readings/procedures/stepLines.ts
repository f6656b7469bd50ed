import {type Block, type Body, isHeading, isParagraph, isTextBlock, textOf} from '../../body.ts'
import {type Note, quote} from '../../page/note.ts'
import type {Cut} from '../../proof/bodyFacts.ts'
import {everywhere} from '../reading.ts'
import {type ReadStep, readStep} from './step.ts'

/** “Step 3”, “Step 3:”, “STEP 3 –” at the start of a line. */
const stepLine = /^\s*step\s*(\d{1,2})(?!\d)\s*(?:[.):–—-]+\s*)?/iu

/** Most blocks of one step. */
const mostBlocks = 8

interface Line {
  readonly number: number
  /** Characters of the line that name the step. */
  readonly typed: number
  readonly index: number
}

/**
 * Lines “Step 1 …”, “Step 2 …”, whatever stands between them, are a procedure: what stands below a line
 * belongs to its step. Where anything of it is more than a step can hold, all of them stay.
 */
export const stepLines = everywhere((body, {newKey}) => {
  const cuts = new Map<string, readonly Cut[]>()
  const notes: Note[] = []
  const result: Block[] = []
  for (let index = 0; index < body.length; ) {
    const lines = linesFrom(body, index)
    const [first, second] = lines
    if (first === undefined || second === undefined || first.index !== index) {
      result.push(...body.slice(index, index + 1))
      index += 1
      continue
    }
    const end = endOf(body, lines)
    const read = lines.map(({index: from, typed}, order) =>
      readStep(body.slice(from, lines[order + 1]?.index ?? end), typed, newKey),
    )
    const steps = read.filter((step): step is ReadStep => step !== undefined)
    const start = quote(lineText(body[index]))
    const isWhole = steps.length === lines.length
    const key = newKey()
    notes.push({
      severity: 'note',
      key: isWhole ? key : (body[index]?._key ?? ''),
      confidence: isWhole ? 'certain' : 'doubtful',
      problem: isWhole
        ? `The lines from ${start} on were read as a procedure of ${steps.length} steps; the words “Step 1” and so on went, as steps are numbered by themselves.`
        : `The lines from ${start} on look like steps, but hold more than steps can. They were kept as they are.`,
      remedy: isWhole ? 'Look through the steps.' : 'Make a procedure of them in Studio.',
    })
    if (isWhole) {
      for (const {cut} of steps) cuts.set(...cut)
      result.push({_type: 'procedure', _key: key, steps: steps.map(({step}) => step)})
    } else result.push(...body.slice(index, end))
    index = end
  }
  return {body: result, cuts, notes}
})

/** The lines that name steps 1, 2, 3 and so on, from a place on. */
function linesFrom(body: Body, start: number): Line[] {
  const lines: Line[] = []
  for (let index = start; index < body.length; index += 1) {
    const last = lines.at(-1)
    const line = lineAt(body, index)
    if (line?.number === lines.length + 1) lines.push(line)
    else if (last === undefined || line !== undefined || isEnd(body[index])) break
    else if (index - last.index > mostBlocks) break
  }
  return lines
}

function lineAt(body: Body, index: number): Line | undefined {
  const block = body[index]
  const found = stepLine.exec(lineText(block))
  return found === null ? undefined : {number: Number(found[1]), typed: found[0].length, index}
}

function lineText(block: Block | undefined): string {
  if (block === undefined || !isTextBlock(block)) return ''
  return isParagraph(block) || isHeading(block) ? textOf(block) : ''
}

function isEnd(block: Block | undefined): boolean {
  return (
    block === undefined || block._type === 'divider' || (isTextBlock(block) && isHeading(block))
  )
}

/** Where the last step ends: it takes what the others take, up to their picture if they have one. */
function endOf(body: Body, lines: readonly Line[]): number {
  const last = lines.at(-1)
  if (last === undefined) return 0
  const spans = lines
    .slice(0, -1)
    .map(({index}, order) => body.slice(index + 1, lines[order + 1]?.index ?? index + 1))
  const most = Math.max(0, ...spans.map(({length}) => length))
  const below: Block[] = []
  for (const block of body.slice(last.index + 1, last.index + 1 + most)) {
    if (isEnd(block) || (!isTextBlock(block) && block._type !== 'figure')) break
    below.push(block)
  }
  const figure = below.findLastIndex(({_type}) => _type === 'figure')
  const haveFigures = spans.every((span) => span.some(({_type}) => _type === 'figure'))
  const least = Math.min(...spans.map(({length}) => length))
  const taken = haveFigures ? figure + 1 : Math.min(least, below.length)
  return last.index + 1 + taken
}
