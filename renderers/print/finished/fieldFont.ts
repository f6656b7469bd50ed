import {PDFContext, type PDFDocument, PDFRawStream, type PDFRef} from '@cantoo/pdf-lib'
import {create} from 'fontkit'
import type {Font} from '../../font.ts'
import {families} from '../../tokens.ts'

/** The letters that fields are typed in: those of Windows, by their numbers. */
const [first, last] = [32, 255]

/** A font that a keyboard can type in, ready to be embedded: the same in every file. */
export type FieldFont = () => {
  readonly name: string
  /** Compressed. */
  readonly file: Uint8Array
  readonly length: number
  /** Thousandths of an em, like all its measures. */
  readonly widths: readonly number[]
  readonly box: readonly number[]
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
}

/** The font of the house, whose zero is not an O: read when it is first asked for. Throws then where it is not there. */
export function fieldFontOf(fonts: readonly Font[]): FieldFont {
  let known: ReturnType<FieldFont> | undefined
  return () => {
    known ??= readFieldFont(fonts)
    return known
  }
}

function readFieldFont(fonts: readonly Font[]): ReturnType<FieldFont> {
  const house = fonts.find(
    ({family, weight, style}) => family === families.latin && weight === 400 && style === 'normal',
  )
  if (house === undefined) throw new Error('The fonts of print lack the one of fields.')
  const {data} = house
  const font = create(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  if (!('glyphForCodePoint' in font)) throw new Error('The font of fields is a collection.')
  const em = (units: number) => Math.round((units * 1000) / font.unitsPerEm)
  const decoder = new TextDecoder('windows-1252')
  const {minX, minY, maxX, maxY} = font.bbox
  return {
    name: font.postscriptName,
    file: PDFContext.create().flateStream(data).getContents(),
    length: data.byteLength,
    widths: Array.from({length: last - first + 1}, (_, index) => {
      const letter = decoder.decode(new Uint8Array([first + index]))
      return em(font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth)
    }),
    box: [minX, minY, maxX, maxY].map(em),
    ascent: em(font.ascent),
    descent: em(font.descent),
    capHeight: em(font.capHeight),
  }
}

/** Embeds the font whole (ISO 32000-2, 9.6.3). */
export function embedFieldFont({context}: PDFDocument, font: FieldFont): PDFRef {
  const {name, file, length, widths, box, ascent, descent, capHeight} = font()
  const dictionary = context.obj({Filter: 'FlateDecode', Length1: length})
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    // Its letters are those of Latin.
    Flags: 32,
    FontBBox: [...box],
    ItalicAngle: 0,
    Ascent: ascent,
    Descent: descent,
    CapHeight: capHeight,
    StemV: 80,
    FontFile2: context.register(PDFRawStream.of(dictionary, file)),
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: name,
      Encoding: 'WinAnsiEncoding',
      FirstChar: first,
      LastChar: last,
      Widths: [...widths],
      FontDescriptor: context.register(descriptor),
    }),
  )
}
