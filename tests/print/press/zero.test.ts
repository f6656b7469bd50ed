import {decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream} from '@cantoo/pdf-lib'
import test from 'ava'
import {create} from 'fontkit'
import type {Block, Guide, TextBlock} from '../../../renderers/guide/model.ts'
import {runningText, withPlainZero} from '../../../renderers/print/plainZero.ts'
import {families} from '../../../renderers/tokens.ts'
import {loadPrintFonts} from '../../../studio/pipeline/pieces/fonts.ts'
import {openPrintRoom} from '../inserts.ts'

const {print, printable, printer} = await openPrintRoom()
const {guide: short, images} = printable('short')

test('the zero of running text has one counter, and all other letters are those of the house', async (t) => {
  const house = loadPrintFonts().filter(({family}) => family === families.latin)
  t.is(house.length, 4)
  for (const font of house) {
    const [own, plain] = [font, withPlainZero(font)].map(({data}) => create(Buffer.from(data)))
    if (own?.type !== 'TTF' || plain?.type !== 'TTF') throw new Error('They are no single fonts.')
    t.is(plain.familyName?.startsWith(runningText), true, plain.familyName)
    for (const letter of 'O18aé') {
      const point = letter.codePointAt(0) ?? 0
      const paths = [own, plain].map((one) => one.glyphForCodePoint(point).path.toSVG())
      t.is(paths[0], paths[1])
    }
    const [slashed, zero] = [own, plain].map((one) => one.glyphForCodePoint(0x30))
    t.is(slashed?.path.toSVG().match(/M/gu)?.length, 3)
    t.is(zero?.path.toSVG().match(/M/gu)?.length, 2)
    t.deepEqual(zero?.bbox, slashed?.bbox)
    t.is(zero?.advanceWidth, slashed?.advanceWidth)
  }
})

/** A guide whose pages have no zero but that of the text: no date, no number, no revision with one. */
function guideOf(...body: readonly Block[]): Guide {
  const {handbook: _, ...unplaced} = short
  return {
    ...unplaced,
    title: 'Plan',
    summary: '',
    revision: 'a',
    address: 'https://a.example',
    body,
  }
}

function paragraph(text: string, ...marks: readonly string[]): TextBlock {
  const address = 'https://www.example.org/00'
  return {
    ...{_type: 'block', _key: 'b', at: 'b', style: 'normal'},
    children: [{_type: 'span', _key: 's', text, marks}],
    markDefs: marks.includes('l')
      ? [{_type: 'link', _key: 'l', href: address, address, kind: 'web'}]
      : [],
  }
}

test('a zero is plain in running text, and slashed in what is typed letter by letter', async (t) => {
  const zeros = async (guide: Guide) =>
    fontsWithZero((await print({guide, images}, {edition: 'press'})).pdf)
  t.deepEqual(await zeros(guideOf(paragraph('At 10.00'))), ['AtkinsonHyperlegibleText-Regular'])
  t.deepEqual(await zeros({...guideOf(), title: 'In 2027', shortTitle: 'In short'}), [
    'AtkinsonHyperlegibleText-Bold',
  ])
  t.deepEqual(await zeros(guideOf(paragraph('tanbo00', 'code'))), [
    'AtkinsonHyperlegibleNext-Regular',
  ])
  t.deepEqual(await zeros(guideOf(paragraph('here', 'l'))), ['AtkinsonHyperlegibleNext-Regular'])
  const sample = {_type: 'codeSample', _key: 'c', at: 'c', text: '0'} as const
  t.deepEqual(await zeros(guideOf(sample)), ['IBMPlexMono-Regular'])
  const blank = {_type: 'fillIn', _key: 'f', at: 'f', label: 'ID', size: 'line'} as const
  const {value} = await printer.copies(guideOf(blank), {edition: 'press', images})
  const copy = await value?.draw([{values: new Map([['id', '0']]), owner: 'Bo'}])
  t.deepEqual(await fontsWithZero((await copy?.save()) ?? new Uint8Array()), [
    'AtkinsonHyperlegibleNext-Bold',
  ])
})

/** The fonts of a file that write a zero. */
async function fontsWithZero(pdf: Uint8Array): Promise<string[]> {
  const {context} = await PDFDocument.load(pdf, {updateMetadata: false})
  const names = context.enumerateIndirectObjects().flatMap(([, font]) => {
    if (!(font instanceof PDFDict)) return []
    const letters = font.lookup(PDFName.of('ToUnicode'))
    if (!(letters instanceof PDFRawStream)) return []
    const written = Buffer.from(decodePDFRawStream(letters).decode()).toString('latin1')
    const name = String(font.lookup(PDFName.of('BaseFont'))).replace(/^.*\+/u, '')
    return /<0030>\s*$/mu.test(written) ? [name] : []
  })
  return [...new Set(names)]
}
