import {isTextBlock, type Table, type TableRow, textOf} from '../../body.ts'
import {type Note, quote} from '../../page/note.ts'
import {isBold} from '../lists/markedLine.ts'
import {everywhere} from '../reading.ts'

/** A first row that is bold in every cell, above rows that are not, holds the headings of the columns. */
export const boldHeaderRows = everywhere((body) => {
  const notes: Note[] = []
  const blocks = body.map((block) => {
    if (block._type !== 'table' || !hasBoldHead(block)) return block
    const heads = (block.rows?.[0]?.cells ?? []).flatMap(({content}) =>
      (content ?? []).map((head) => (isTextBlock(head) ? textOf(head) : '')),
    )
    notes.push({
      severity: 'note',
      key: block._key,
      confidence: 'likely',
      problem: `The first row of a table is bold throughout, ${quote(heads.join(' | '))}; it was read as the headings of the columns.`,
      remedy: 'Choose in Studio which cells are headings, if that is wrong.',
    })
    return {...block, headers: 'row' as const}
  })
  return {body: blocks, cuts: new Map(), notes}
})

function hasBoldHead({headers, rows}: Table): boolean {
  const [first, ...rest] = rows ?? []
  if (headers !== 'none' || first === undefined || rest.length === 0) return false
  return isBoldRow(first) && !rest.every(isBoldRow) && !hasTallCell(first)
}

function isBoldRow({cells}: TableRow): boolean {
  return (
    (cells ?? []).length > 1 &&
    (cells ?? []).every(({content}) => {
      const blocks = content ?? []
      return blocks.length > 0 && blocks.every((block) => isTextBlock(block) && isBold(block))
    })
  )
}

function hasTallCell({cells}: TableRow): boolean {
  return (cells ?? []).some(({rowSpan}) => (rowSpan ?? 1) > 1)
}
