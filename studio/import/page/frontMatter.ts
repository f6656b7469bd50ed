import {isMap, isScalar, parseDocument} from 'yaml'
import {isRecord} from '../../../renderers/guide/record.ts'
import type {Note} from './note.ts'

/** The head of a page: what stands between its two lines of dashes. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>
  /** The same with lists and groups as such; all values are strings. */
  readonly data: Readonly<Record<string, unknown>>
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
      data: {},
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

type Fields = Pick<FrontMatter, 'fields' | 'data' | 'notes'>

function readFields(yaml: string): Fields {
  if (yaml.trim() === '') return {fields: new Map(), data: {}, notes: []}
  const read = readYaml(yaml)
  if (read !== undefined) return read
  const mended = readYaml(yaml.split('\n').map(quotedAgain).join('\n'))
  return mended === undefined ? readLines(yaml) : {...mended, notes: [brokenNote]}
}

/** A line as YAML takes it: a value with signs that mean something there stands in quotes. */
function quotedAgain(line: string): string {
  const entry = /^(\s*(?:- +)?[\w-]+: +)(.+)$/u.exec(line)
  if (entry === null) return line
  const [, name = '', value = ''] = entry
  const isPlain = /^[^\s"'&*!|>%@`{[#][^:#]*$/u.test(value)
  return isPlain || isQuoted(value) ? line : `${name}${JSON.stringify(unquoted(value))}`
}

function isQuoted(value: string): boolean {
  return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$/u.test(value)
}

const brokenNote: Note = {
  severity: 'note',
  line: 1,
  problem: 'The front matter is not proper YAML; it was read line by line.',
  remedy: 'Compare title and path with the old page.',
}

/** Undefined where it is not YAML. */
function readYaml(yaml: string): Fields | undefined {
  const document = parseDocument(yaml, {strict: false, uniqueKeys: false, schema: 'failsafe'})
  if (document.errors.length === 0 && isMap(document.contents)) {
    const fields = new Map<string, string>()
    for (const {key, value} of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : String(key)
      if (!fields.has(name)) fields.set(name, plain(value))
    }
    const data: unknown = document.toJS()
    return {fields, data: isRecord(data) ? data : {}, notes: []}
  }
  return undefined
}

function plain(value: unknown): string {
  if (isScalar(value)) return value.value === null ? '' : String(value.value)
  return value === null || value === undefined ? '' : String(value)
}

function readLines(yaml: string): Fields {
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
  notes.push(brokenNote)
  return {fields, data: Object.fromEntries(fields), notes}
}

function unquoted(value: string): string {
  const text = value.trim()
  const quoted = /^(["'])(.*)\1$/u.exec(text)
  return quoted?.[2] ?? text
}
