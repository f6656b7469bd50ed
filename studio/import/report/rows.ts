import {isRecord} from '../../../renderers/guide/record.ts'
import type {Body} from '../body.ts'
import type {PageResult} from '../importPages.ts'
import type {Note} from '../page/note.ts'

/** Lines of a page, beside what became of them and what was noted about them. */
export interface ReportRow {
  /** The first line, counted from 1. */
  readonly line: number
  readonly source: string
  readonly body: Body
  readonly notes: readonly Note[]
}

/** Cuts a page into rows at the lines where its blocks start: the front matter is the first row. */
export function rowsOf({text, imported, notes}: PageResult): readonly ReportRow[] {
  const lines = text.split('\n')
  if (imported === undefined) return text === '' ? [] : [{line: 1, source: text, body: [], notes}]
  const starts = [...new Set([1, ...imported.lines.values()])].sort((a, b) => a - b)
  const bodies = new Map<number, Body>()
  const places = new Map(imported.lines)
  let reached = 1
  for (const block of imported.guide.body ?? []) {
    const line = lineOf(block, imported.lines) ?? reached
    reached = Math.max(reached, line)
    bodies.set(line, [...(bodies.get(line) ?? []), block])
    for (const key of keysIn(block)) if (!places.has(key)) places.set(key, line)
  }
  return starts.map((line, index) => {
    const end = starts[index + 1] ?? lines.length + 1
    return {
      line,
      source: lines.slice(line - 1, end - 1).join('\n'),
      body: bodies.get(line) ?? [],
      notes: notes.filter((note) => {
        const at = note.line ?? places.get(note.key ?? '') ?? 1
        return at >= line && (at < end || index === starts.length - 1)
      }),
    }
  })
}

/** The line of a block, or of the first thing in it whose line is known. */
function lineOf(value: unknown, lines: ReadonlyMap<string, number>): number | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const line = lineOf(item, lines)
      if (line !== undefined) return line
    }
    return undefined
  }
  if (!isRecord(value)) return undefined
  const own = typeof value._key === 'string' ? lines.get(value._key) : undefined
  return (
    own ??
    lineOf(
      Object.values(value).filter((inner) => typeof inner === 'object'),
      lines,
    )
  )
}

/** All keys in a block, its own and those of what it holds. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn)
  if (!isRecord(value)) return []
  const own = typeof value._key === 'string' ? [value._key] : []
  return [
    ...own,
    ...Object.values(value).flatMap((inner) => (typeof inner === 'object' ? keysIn(inner) : [])),
  ]
}
