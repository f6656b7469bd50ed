import {PDFDict, PDFDocument, PDFName, PDFRawStream} from '@cantoo/pdf-lib'
import test from 'ava'
import {operationsOf, sourceOf} from '../../../renderers/print/finished/operators.ts'
import {openPrintRoom} from '../inserts.ts'
import {missingFrom} from '../reading.ts'
import {printingProfile} from './printingProfile.ts'

const {print, printable} = await openPrintRoom()

const fills = new Set(['k', 'g', 'rg', 'sc', 'scn'])
const strokes = new Set(['K', 'G', 'RG', 'SC', 'SCN'])

/** Every colour that a file paints shapes and letters with; of fills, and whether they overprint. */
async function painted(pdf: Uint8Array) {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const found = new Set<string>()
  for (const page of document.getPages()) {
    const states = page.node.Resources()?.lookup(PDFName.of('ExtGState'), PDFDict)
    let now = {ink: '0 g', overprints: 'false'}
    const saved: (typeof now)[] = []
    for (const {operator, operands} of operationsOf(sourceOf(page, document))) {
      if (operator === 'q') saved.push(now)
      else if (operator === 'Q') now = saved.pop() ?? now
      else if (fills.has(operator)) now = {...now, ink: [...operands, operator].join(' ')}
      else if (strokes.has(operator)) found.add([...operands, operator].join(' '))
      else if (operator === 'gs') {
        const state = states?.lookup(PDFName.of(operands[0]?.slice(1) ?? ''), PDFDict)
        const overprints = String(state?.get(PDFName.of('op')))
        now = {...now, overprints}
      } else if (['f', 'f*', 'TJ', 'Tj'].includes(operator)) {
        found.add(`${now.ink} ${now.overprints === 'true' ? 'over' : 'out'}`)
      }
    }
  }
  return found
}

/** The colour spaces of all pictures of a file. */
async function picturesOf(pdf: Uint8Array) {
  const {context} = await PDFDocument.load(pdf, {updateMetadata: false})
  const spaces = context.enumerateIndirectObjects().flatMap(([, entry]) => {
    if (!(entry instanceof PDFRawStream)) return []
    const isPicture = entry.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
    return isPicture ? [String(entry.dict.lookup(PDFName.of('ColorSpace')))] : []
  })
  return [...new Set(spaces)]
}

test('black overprints, and nothing else does', async (t) => {
  for (const name of ['every-block', 'every-mark']) {
    const {pdf} = await print(printable(name), {edition: 'press'})
    const fillsFound = [...(await painted(pdf))].filter((ink) => /k (?:over|out)$/u.test(ink))
    t.true(fillsFound.includes('0 0 0 1 k over'), name)
    for (const ink of fillsFound) t.is(ink.endsWith('over'), ink.startsWith('0 0 0 1 k'), ink)
  }
})

test('an edition in black alone has nothing on cyan, magenta and yellow, and says all the same', async (t) => {
  const entry = printable('every-block')
  const {pdf} = await print(entry, {edition: 'press', ink: 'black'})
  for (const ink of await painted(pdf)) t.regex(ink, /^(?:0 0 0 \S+ [kK]|0 g)(?: over| out)?$/u)
  t.deepEqual(await picturesOf(pdf), ['/DeviceGray'])
  t.deepEqual(await missingFrom(entry.guide, pdf), [])
})

test('an edition in four inks has its pictures in them, by the profile of the press', async (t) => {
  const profile = {icc: await printingProfile(), name: 'Test press'}
  const {pdf} = await print(printable('figures'), {edition: 'press', ink: 'cmyk', profile})
  t.deepEqual(await picturesOf(pdf), ['/DeviceCMYK'])
})
