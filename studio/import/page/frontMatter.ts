import {isMap, isScalar, parseDocument} from 'yaml'
import type {Note} from './note.ts'

/** The head of a page: what stands between its two lines of dashes. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>
  readonly body: string
  /** The line of the file on which the body starts, counted from 1. */
  readonly bodyLine: number
  readonly notes: readonly Note[]
}

/**
 * Parts a page into its front matter and its body, and reads the front matter as YAML.
 * Isomer writes some of it with the escapes taken out, so that it is no longer YAML: lines that
 * cannot be read are taken as they stand, and noted.
 */
export function readFrontMatter(text: string): FrontMatter {
  const head = /^\uFEFF?---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/u.exec(text)
  if (head === null) {
    return {
      fields: new Map(),
      body: text,
      bodyLine: 1,
      notes: [
        {
          severity: 'warning',
          line: 1,
          problem: 'The page has no front matter, so neither title nor address is known.',
          remedy: 'Give the guide its title and path in Studio.',
        },
      ],
    }
  }
  const yaml = head[1] ?? ''
  const bodyLine = head[0].split('\n').length
  return {...readFields(yaml), body: text.slice(head[0].length), bodyLine}
}

function readFields(yaml: string): Pick<FrontMatter, 'fields' | 'notes'> {
  const document = parseDocument(yaml, {strict: false, uniqueKeys: false, schema: 'failsafe'})
  if (document.errors.length === 0 && isMap(document.contents)) {
    const fields = new Map<string, string>()
    for (const {key, value} of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : String(key)
      if (!fields.has(name)) fields.set(name, plain(value))
    }
    return {fields, notes: []}
  }
  if (yaml.trim() === '') return {fields: new Map(), notes: []}
  return readLines(yaml)
}

function plain(value: unknown): string {
  if (isScalar(value)) return value.value === null ? '' : String(value.value)
  return value === null || value === undefined ? '' : String(value)
}

function readLines(yaml: string): Pick<FrontMatter, 'fields' | 'notes'> {
  const fields = new Map<string, string>()
  const notes: Note[] = []
  for (const [index, line] of yaml.split('\n').entries()) {
    const entry = /^([\w-]+):\s*(.*)$/u.exec(line)
    const name = entry?.[1]
    if (name !== undefined && !fields.has(name)) fields.set(name, unquoted(entry?.[2] ?? ''))
    else if (line.trim() !== '') {
      notes.push({
        severity: 'warning',
        line: index + 2,
        problem: `“${line.trim().slice(0, 100)}” in the front matter is not a field; it was passed over.`,
        remedy: 'Enter in Studio what it says, if it matters.',
      })
    }
  }
  notes.push({
    severity: 'note',
    line: 1,
    problem: 'The front matter is not proper YAML; it was read line by line.',
    remedy: 'Compare title and path with the old page.',
  })
  return {fields, notes}
}

function unquoted(value: string): string {
  const text = value.trim()
  const quoted = /^(["'])(.*)\1$/u.exec(text)
  return quoted?.[2] ?? text
}
