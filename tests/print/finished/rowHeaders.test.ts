import {PDFDict, PDFDocument, PDFName} from '@cantoo/pdf-lib'
import test from 'ava'
import {openPrintRoom} from '../inserts.ts'
import {missingFrom, reading} from '../reading.ts'

const {print, printable} = await openPrintRoom()

test('cells that head a row are tagged so, with scope, and no others', async (t) => {
  const entry = printable('tables')
  const wanted = entry.guide.body
    .flatMap((block) => (block._type === 'table' ? block.rows : []))
    .flatMap(({cells}) => cells.filter(({header}) => header === 'row')).length
  t.true(wanted > 0)
  const {pdf} = await print(entry, {edition: 'screen'})
  const {context} = await PDFDocument.load(pdf, {updateMetadata: false})
  const heads = context.enumerateIndirectObjects().flatMap(([, element]) => {
    if (!(element instanceof PDFDict) || element.get(PDFName.of('S')) !== PDFName.of('TH'))
      return []
    const attributes = String(element.lookup(PDFName.of('A')) ?? '')
    return /\/Scope \/Row/u.test(attributes) ? [element] : []
  })
  t.is(heads.length, wanted)
  t.deepEqual(await missingFrom(entry.guide, pdf), [])
  await reading(pdf, async (document) => {
    const {metadata} = await document.getMetadata()
    t.regex(metadata?.getRaw() ?? '', /<pdfuaid:part>1</u)
  })
})
