import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import {type PageContent, pageContentOf} from './operators.ts'
import {streamBytes} from './streamBytes.ts'

/** A line of letters as it stands on a page, in points from the left and from below. */
export interface TextRun {
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly size: number
  /** What it says; asked for only where something is wrong with it. */
  readonly text: () => string
  /** How much of its width at the end is blank: points. */
  readonly blankEnd: () => number
}

/** Signs of Chinese that fill the left half of their square. */
const halfBlank = /^[，。、；：！？）」』》】]$/u

type Matrix = readonly [number, number, number, number, number, number]

const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** A page as it was finished: its text, and where pictures stand: points from below. */
export interface FinishedPage {
  readonly runs: readonly TextRun[]
  readonly pictures: readonly {readonly bottom: number; readonly top: number}[]
  readonly content: PageContent
}

/**
 * Reads the finished pages as Typst writes them (ISO 32000-2, 9.4): where upright text begins and ends,
 * reckoned with the widths of the fonts in the file. Text that stands aslant is a watermark, and left out.
 */
export function finishedPagesOf(document: PDFDocument): FinishedPage[] {
  return document.getPages().map((page) => finishedPage(page, document))
}

function finishedPage(page: PDFPage, document: PDFDocument): FinishedPage {
  const fonts = new Map<string, CidFont | undefined>()
  const fontOf = (name: string) => {
    if (!fonts.has(name)) fonts.set(name, readFont(name, page, document))
    return fonts.get(name)
  }
  const runs: TextRun[] = []
  const pictures: {bottom: number; top: number}[] = []
  const saved: Matrix[] = []
  let place = identity
  let line = identity
  let font: CidFont | undefined
  let size = 0
  const content = pageContentOf(page, document)
  for (const {operator, operands} of content.operations) {
    if (operator === 'q') saved.push(place)
    else if (operator === 'Q') place = saved.pop() ?? identity
    else if (operator === 'cm') place = times(matrixOf(operands), place)
    else if (operator === 'Do') {
      // A picture fills the square from 0 to 1.
      const ends = [place[5], place[5] + place[3]]
      pictures.push({bottom: Math.min(...ends), top: Math.max(...ends)})
    } else if (operator === 'BT') line = identity
    else if (operator === 'Tm') line = matrixOf(operands)
    else if (operator === 'Tf') {
      font = fontOf(operands[0]?.slice(1) ?? '')
      size = Number(operands[1])
    } else if ((operator === 'TJ' || operator === 'Tj') && font !== undefined) {
      const [scale, slant, , , left, baseline] = times(line, place)
      if (Math.abs(slant) > 0.01) continue
      const shown = font
      const parts = operands.map((operand) =>
        /^[<(]/u.test(operand) ? codesOf(operand) : Number(operand),
      )
      const codes = parts.flatMap((part) => (typeof part === 'number' ? [] : part))
      const width = parts.reduce((sum: number, part) => sum + advanceOf(part, shown), 0)
      const points = (size * scale) / 1000
      const right = left + width * points
      const text = () => codes.map((code) => shown.textOf(code)).join('')
      const blankEnd = () => blankAfter(codes, shown) * points
      runs.push({left, right, baseline, size: size * Math.abs(scale), text, blankEnd})
    }
  }
  return {runs, pictures, content}
}

/** A font whose characters have numbers of two bytes (ISO 32000-2, 9.7). */
interface CidFont {
  /** In thousandths of an em. */
  readonly widthOf: (code: number) => number
  readonly textOf: (code: number) => string
}

function readFont(name: string, page: PDFPage, {context}: PDFDocument): CidFont | undefined {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
  const font = fonts?.lookupMaybe(PDFName.of(name), PDFDict)
  const inside = font?.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict)
  if (font === undefined || inside === undefined) return undefined
  const usual = inside.lookupMaybe(PDFName.of('DW'), PDFNumber)?.asNumber() ?? 1000
  const widths = widthsIn(inside.lookupMaybe(PDFName.of('W'), PDFArray))
  let texts: ReadonlyMap<number, string> | undefined
  return {
    widthOf: (code) => widths.get(code) ?? usual,
    textOf(code) {
      texts ??= textsIn(context.lookup(font.get(PDFName.of('ToUnicode'))))
      return texts.get(code) ?? ''
    },
  }
}

/** Widths by code: “first [w w w]” or “first last w” (ISO 32000-2, 9.7.4.3). */
function widthsIn(array: PDFArray | undefined): Map<number, number> {
  const widths = new Map<number, number>()
  const numberAt = (index: number) => array?.lookupMaybe(index, PDFNumber)?.asNumber() ?? 0
  let index = 0
  while (array !== undefined && index < array.size()) {
    const first = numberAt(index)
    const next = array.lookup(index + 1)
    if (next instanceof PDFArray) {
      for (let at = 0; at < next.size(); at += 1) {
        widths.set(first + at, next.lookup(at, PDFNumber).asNumber())
      }
      index += 2
    } else {
      const width = numberAt(index + 2)
      for (let code = first; code <= numberAt(index + 1); code += 1) widths.set(code, width)
      index += 3
    }
  }
  return widths
}

/** Texts by code, as a ToUnicode map lists them one by one or in ranges (ISO 32000-2, 9.10.3). */
function textsIn(stream: unknown): Map<number, string> {
  const texts = new Map<number, string>()
  if (!(stream instanceof PDFRawStream)) return texts
  const source = streamBytes(stream).toString('latin1')
  for (const [, range, body = ''] of source.matchAll(/beginbf(char|range)(.*?)endbf/gsu)) {
    const row =
      range === 'char'
        ? /<(?<first>\w+)>\s*(?<last>)<(?<text>\w+)>/gu
        : /<(?<first>\w+)>\s*<(?<last>\w+)>\s*<(?<text>\w+)>/gu
    for (const {groups = {}} of body.matchAll(row)) {
      const first = Number.parseInt(groups.first ?? '', 16)
      const last = groups.last ? Number.parseInt(groups.last, 16) : first
      const text = Buffer.from(groups.text ?? '', 'hex')
        .swap16()
        .toString('utf16le')
      for (let code = first; code <= last; code += 1) {
        const end = text.charCodeAt(text.length - 1) + code - first
        texts.set(code, text.slice(0, -1) + String.fromCharCode(end))
      }
    }
  }
  return texts
}

/** Thousandths of an em at the end of a run where nothing is drawn. */
function blankAfter(codes: readonly number[], font: CidFont): number {
  let blank = 0
  for (const code of codes.toReversed()) {
    const sign = font.textOf(code)
    if (halfBlank.test(sign)) return blank + font.widthOf(code) / 2
    if (sign.trim() !== '') return blank
    blank += font.widthOf(code)
  }
  return blank
}

function codesOf(operand: string): number[] {
  const bytes = bytesOf(operand)
  return Array.from(
    {length: Math.floor(bytes.length / 2)},
    (_, at) => (bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0),
  )
}

function bytesOf(operand: string): Uint8Array {
  if (operand.startsWith('<')) return PDFHexString.of(operand.slice(1, -1)).asBytes()
  if (operand.startsWith('(')) return PDFString.of(operand.slice(1, -1)).asBytes()
  return new Uint8Array()
}

/** How far letters move on, or a number between them moves back: thousandths of an em. */
function advanceOf(part: number | readonly number[], font: CidFont): number {
  if (typeof part === 'number') return -part
  return part.reduce((sum, code) => sum + font.widthOf(code), 0)
}

function matrixOf(operands: readonly string[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map(Number)
  return [a, b, c, d, e, f]
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ]
}
