import type {Block, Table} from '../model.ts'
import type {Resolution} from '../resolution.ts'
import {resolveTexts, type TextAtPath} from './lists.ts'

type StoredChild = NonNullable<TextAtPath['children']>[number]

/**
 * Resolves consecutive text blocks. Paragraphs below each other with the same number of tabs are a table,
 * so that their columns are aligned in every channel; elsewhere a tab is a gap.
 */
export function resolveTabs(texts: readonly TextAtPath[], resolution: Resolution): Block[] {
  const runs: TextAtPath[][] = []
  for (const text of texts) {
    const last = runs.at(-1)
    if (last?.[0] !== undefined && columnsOf(last[0]) === columnsOf(text)) last.push(text)
    else runs.push([text])
  }
  // Lists run on over paragraphs that are none of theirs, so what is no table stays together.
  const blocks: Block[] = []
  let others: TextAtPath[] = []
  const flush = () => {
    blocks.push(...resolveTexts(others, resolution))
    others = []
  }
  for (const run of runs) {
    const [first] = run
    if (first === undefined || run.length < 2 || columnsOf(first) < 2) {
      others.push(...run)
      continue
    }
    flush()
    blocks.push(tableOf(run, first, resolution))
  }
  flush()
  return blocks
}

function columnsOf(text: TextAtPath): number {
  if (text.listItem !== undefined || (text.style ?? 'normal') !== 'normal') return 1
  return cellsOf(text).length
}

/** The children of a paragraph between its tabs; tabs at its ends are an indent, and several are one. */
function cellsOf({children = []}: TextAtPath): StoredChild[][] {
  const cells: StoredChild[][] = [[]]
  for (const child of children) {
    const parts = child._type === 'span' ? (child.text ?? '').split('\t') : [undefined]
    for (const [index, text] of parts.entries()) {
      if (index > 0 && cells.at(-1)?.some(isWritten)) cells.push([])
      if (text === undefined) cells.at(-1)?.push(child)
      else if (child._type === 'span' && text !== '') cells.at(-1)?.push({...child, text})
    }
  }
  return cells.filter((cell) => cell.some(isWritten))
}

function isWritten(child: StoredChild): boolean {
  return child._type !== 'span' || (child.text ?? '').trim() !== ''
}

function tableOf(run: readonly TextAtPath[], first: TextAtPath, resolution: Resolution): Table {
  return {
    _type: 'table',
    _key: first._key,
    at: first.at,
    columns: columnsOf(first),
    headerRows: 0,
    rows: run.map((text) => ({
      _key: text._key,
      cells: cellsOf(text).map((children, index) => ({
        _key: `${text._key}-${index}`,
        colSpan: 1,
        rowSpan: 1,
        content: resolveTexts([{...text, _key: `${text._key}-${index}`, children}], resolution),
      })),
    })),
  }
}
