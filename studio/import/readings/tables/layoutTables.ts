import {type Block, isHeading, isTextBlock, type Table, type TableCell, textOf} from '../../body.ts'
import {type Note, quote} from '../../page/note.ts'
import {everywhere} from '../reading.ts'

/** A table of one cell is a box drawn around text; a table of images alone sets figures side by side. */
export const layoutTables = everywhere((body) => {
  const notes: Note[] = []
  const blocks = body.flatMap((block): Block[] => {
    if (block._type !== 'table' || (block.caption ?? '') !== '') return [block]
    const cells = (block.rows ?? []).flatMap((row) => row.cells ?? [])
    const figures = figuresOf(cells)
    if (figures !== undefined) {
      notes.push({
        severity: 'note',
        key: figures[0]?._key ?? block._key,
        confidence: 'certain',
        problem: `A table of images alone was read as ${figures.length} ${figures.length === 1 ? 'figure' : 'figures'}.`,
        remedy: 'Look whether their order still tells what it told.',
      })
      return figures
    }
    const column = columnOf(block)
    if (column !== undefined) {
      notes.push({
        severity: 'note',
        key: column[0]?._key ?? block._key,
        confidence: 'likely',
        problem: `A table of one column, from ${quote(textIn(block))} on, only drew boxes around text with headings; it was read as that text.`,
        remedy: 'Nothing to do: headings part the text by themselves.',
      })
      return column
    }
    const [only] = cells
    if (cells.length !== 1 || only === undefined) return [block]
    notes.push({
      severity: 'note',
      key: block._key,
      confidence: 'certain',
      problem: `The box around ${quote(textIn(block))} was drawn with a table; it was read as a callout box.`,
      remedy: 'Choose in Studio whether it is a note, important or a warning.',
    })
    return [{_type: 'callout', _key: block._key, tone: 'note', content: only.content ?? []}]
  })
  return {body: blocks, cuts: new Map(), notes}
})

/** What a table of one column holds, where its cells have headings of their own: boxes, not data. */
function columnOf({rows}: Table): Block[] | undefined {
  const filled = (rows ?? []).map(({cells}) =>
    (cells ?? []).filter(({content}) => (content ?? []).length > 0),
  )
  const isColumn = (rows ?? []).length > 1 && filled.every(({length}) => length === 1)
  const contents = filled.flatMap((cells) => cells.map(({content}) => content ?? []))
  const haveHeadings = contents.every(
    ([first, ...rest]) =>
      first !== undefined && isTextBlock(first) && isHeading(first) && rest.length > 0,
  )
  return isColumn && haveHeadings ? contents.flat() : undefined
}

/** The figures of cells that hold nothing else. */
function figuresOf(cells: readonly TableCell[]): Block[] | undefined {
  const content = cells.flatMap((cell) => cell.content ?? [])
  return content.length > 0 && content.every(({_type}) => _type === 'figure') ? content : undefined
}

function textIn({rows}: Table): string {
  return (rows ?? [])
    .flatMap(({cells}) => (cells ?? []).flatMap(({content}) => content ?? []))
    .map((block) => (isTextBlock(block) ? textOf(block) : ''))
    .join(' ')
}
