import {PDFArray, type PDFDocument, type PDFPage, PDFRawStream} from '@cantoo/pdf-lib'
import {streamBytes} from './streamBytes.ts'

/** One operator of a page's content, with what stands before it. Brackets of arrays are left out. */
export interface Operation {
  readonly operator: string
  readonly operands: readonly string[]
  /** Where the operator ends in the source. */
  readonly end: number
}

/** Signs that part others (ISO 32000-2, 7.2.3): white space; brackets and the stroke, which also begin something. */
const blanks = new Set(Array.from('\0\t\n\f\r ', (sign) => sign.charCodeAt(0)))
const delimiters = new Set(Array.from('()<>[]/', (sign) => sign.charCodeAt(0)))

const [openString, openHex, closeHex, openArray, closeArray, stroke] = Array.from(
  '(<>[]/',
  (sign) => sign.charCodeAt(0),
)

/** The operations of the source of a page, in order. */
export function operationsOf(source: string): readonly Operation[] {
  const operations: Operation[] = []
  let operands: string[] = []
  let at = 0
  while (at < source.length) {
    const code = source.charCodeAt(at)
    const start = at
    at += 1
    if (blanks.has(code) || code === openArray || code === closeArray) continue
    if (code === openString) at = endOfString(source, start)
    else if (code === openHex && source.charCodeAt(at) !== openHex) {
      at = source.indexOf('>', at) + 1 || source.length
    } else if (code === openHex || code === closeHex) continue
    else {
      while (at < source.length) {
        const next = source.charCodeAt(at)
        if (blanks.has(next) || delimiters.has(next)) break
        at += 1
      }
    }
    const word = source.slice(start, at)
    if (isOperand(code)) operands.push(word)
    else {
      operations.push({operator: word, operands, end: at})
      operands = []
    }
  }
  return operations
}

/** Whether what begins with a sign is a string, a name or a number. */
function isOperand(code: number): boolean {
  if (code === openString || code === openHex || code === stroke) return true
  return code < 0x3a && code > 0x2a && code !== 0x2c
}

/** Where a string ends: brackets in it are in pairs, or escaped. What stands in it is never an operator. */
function endOfString(source: string, start: number): number {
  let depth = 0
  for (let at = start; at < source.length; at += 1) {
    const sign = source[at]
    if (sign === '\\') at += 1
    else if (sign === '(') depth += 1
    else if (sign === ')') depth -= 1
    if (depth === 0) return at + 1
  }
  return source.length
}

/** What a page draws, as it is written and as it is read. */
export interface PageContent {
  readonly source: string
  readonly operations: readonly Operation[]
}

/** What a page draws. */
export function pageContentOf(page: PDFPage, document: PDFDocument): PageContent {
  const source = sourceOf(page, document)
  return {source, operations: operationsOf(source)}
}

/** The source of a page, one byte a character. */
export function sourceOf(page: PDFPage, {context}: PDFDocument): string {
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
  return streams
    .map((entry) => context.lookup(entry))
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => streamBytes(stream).toString('latin1'))
    .join('\n')
}
