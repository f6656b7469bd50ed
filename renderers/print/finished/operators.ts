import {
  decodePDFRawStream,
  PDFArray,
  type PDFDocument,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib'

/** One operator of a page's content, with what stands before it. Brackets of arrays are left out. */
export interface Operation {
  readonly operator: string
  readonly operands: readonly string[]
  /** Where the operator ends in the source. */
  readonly end: number
}

/** The beginning of a string; or a whole hexadecimal string, name, number or operator (ISO 32000-2, 7.2). */
const tokens = /\(|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]/]*|[^\s()<>[\]/]+/u

/** The operations of the source of a page, in order. */
export function* operationsOf(source: string): Generator<Operation> {
  let operands: string[] = []
  const token = new RegExp(tokens, 'gu')
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [word] = match
    if (word === '(') {
      const end = endOfString(source, match.index)
      operands.push(source.slice(match.index, end))
      token.lastIndex = end
    } else if (/^[-+.\d/<]/u.test(word)) operands.push(word)
    else {
      yield {operator: word, operands, end: token.lastIndex}
      operands = []
    }
  }
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

/** The source of a page, one byte a character. */
export function sourceOf(page: PDFPage, {context}: PDFDocument): string {
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
  return streams
    .map((entry) => context.lookup(entry))
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
    .join('\n')
}
