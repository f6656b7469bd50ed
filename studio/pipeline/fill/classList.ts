import {CsvError, parse} from 'csv-parse/sync'
import * as v from 'valibot'
import type {Finding, Found} from '../../../renderers/guide/finding/finding.ts'

/** A list of readers, as a school exports it. */
export interface ClassList {
  readonly columns: readonly string[]
  readonly rows: readonly ClassListRow[]
}

export interface ClassListRow {
  /** As spreadsheets number it: the names of the columns are row 1. */
  readonly number: number
  readonly cells: readonly string[]
}

const recordsSchema = v.array(v.array(v.string()))

/**
 * Reads a list of comma-separated values (RFC 4180), or separated by semicolons or tabs as spreadsheets in
 * other countries write it. Findings name rows by number, and never what stands in them.
 */
export function readClassList(bytes: Uint8Array, file: string): Found<ClassList | undefined> {
  const at = (row: number | undefined): Pick<Finding, 'document' | 'path'> => ({
    document: file,
    path: row === undefined ? '' : `row ${row}`,
  })
  const refused = (row: number | undefined, problem: string, remedy: string) => ({
    value: undefined,
    findings: [{severity: 'error', ...at(row), problem, remedy} satisfies Finding],
  })
  const text = textOf(bytes)
  if (text === undefined) {
    return refused(undefined, 'The list is not UTF-8 text.', 'Save it as “CSV UTF-8”.')
  }
  let records: string[][]
  try {
    records = v.parse(
      recordsSchema,
      parse(text, {bom: true, delimiter: separatorOf(text), relax_column_count: true, trim: true}),
    )
  } catch (error) {
    // The message of the parser quotes the list.
    const row =
      error instanceof CsvError && typeof error.lines === 'number' ? error.lines : undefined
    return refused(row, 'The list breaks off inside a quoted value.', 'Save it as CSV again.')
  }
  const [columns = [], ...others] = records
  const findings: Finding[] = []
  const seen = new Map<string, number>()
  const rows: ClassListRow[] = []
  for (const [index, cells] of others.entries()) {
    const number = index + 2
    const content = JSON.stringify(cells)
    const before = seen.get(content)
    if (cells.every((cell) => cell === '')) {
      const problem = 'The row is empty. It was left out.'
      if (index < others.length - 1) findings.push(warning(at(number), problem, 'Delete the row.'))
    } else if (before !== undefined) {
      const problem = `The row is the same as row ${before}. It was left out.`
      findings.push(warning(at(number), problem, 'Delete one of the two.'))
    } else {
      if (cells.length > columns.length) {
        const problem = `The row has ${cells.length} values, but there are ${columns.length} columns.`
        const remedy = 'Put values that hold a comma in quotation marks.'
        findings.push({severity: 'error', ...at(number), problem, remedy})
      }
      seen.set(content, number)
      rows.push({number, cells})
    }
  }
  if (rows.length === 0) {
    return refused(undefined, 'The list has no rows.', 'Write the names of the columns in row 1.')
  }
  return {value: {columns, rows}, findings}
}

function warning(
  place: Pick<Finding, 'document' | 'path'>,
  problem: string,
  remedy: string,
): Finding {
  return {severity: 'warning', ...place, problem, remedy}
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    return undefined
  }
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const [line = ''] = text.split('\n', 1)
  const count = (sign: string) => line.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
