import {PDFDict, PDFDocument, PDFName} from '@cantoo/pdf-lib'
import test from 'ava'
import type {PDFDocumentProxy, PDFPageProxy} from 'pdfjs-dist/types/src/pdf.js'
import type {Block, Guide, TextBlock} from '../../../renderers/guide/model.ts'
import {openPrintRoom} from '../inserts.ts'
import {reading, type Tagged, taggedOf} from '../reading.ts'

const {print, printable, printer} = await openPrintRoom()
const {guide: every, images} = printable('every-block')

/** What readers who listen are given of the screen edition of a guide. */
async function structureOf(guide: Guide): Promise<Tagged[]> {
  const {pdf} = await print({guide, images}, {edition: 'screen'})
  return reading(pdf, async (_, pages) => (await Promise.all(pages.map(taggedOf))).flat())
}

function saidAs(role: string, tagged: readonly Tagged[]): string[] {
  return tagged.filter((element) => element.role === role).map(({text}) => text.trim())
}

test('captions of figures and of tables are captions', async (t) => {
  const tagged = await structureOf(every)
  t.deepEqual(saidAs('Caption', tagged), [
    'The screen you see first.',
    'Who helps with what',
    'One account for everything.',
  ])
})

test('callouts are asides, disclosures sections, quotations quotations', async (t) => {
  const tagged = await structureOf(every)
  // Readers of PDF 1.7 take an aside for a section.
  const boxes = saidAs('Sect', tagged)
  for (const [index, begins] of [
    'NoteA note without a title.',
    'Important: Before you beginHave your handbook',
    'Warning: Never share your passwordNobody from the school',
    'What if I am abroad?The portal works there too.',
  ].entries()) {
    t.true(boxes[index]?.startsWith(begins), boxes[index])
  }
  t.deepEqual(saidAs('BlockQuote', tagged), ['A quotation stands apart from what surrounds it.'])
})

test('the addresses at the end are one list, each item with its number', async (t) => {
  const addresses = Array.from({length: 41}, (_, index) => `https://www.example.org/form-${index}`)
  const {guide} = printable('short')
  const body = addresses.map(
    (address, index): TextBlock => ({
      ...{_type: 'block', _key: `b${index}`, at: `b${index}`, style: 'normal'},
      children: [{_type: 'span', _key: 's', text: `Form ${index}`, marks: ['l']}],
      markDefs: [{_type: 'link', _key: 'l', href: address, address, kind: 'web'}],
    }),
  )
  const tagged = await structureOf({...guide, body, printedLinks: 'list'})
  const numbers = saidAs('Lbl', tagged)
  t.deepEqual(
    numbers,
    addresses.map((_, index) => String(index + 1)),
  )
  t.deepEqual(saidAs('LBody', tagged), addresses)
  t.true(saidAs('L', tagged).length < 4)
})

test('blanks are fields that are named by their labels, reached by the keyboard, and hold what is typed', async (t) => {
  const {pdf} = await print({guide: every, images}, {edition: 'screen'})
  const saved = await reading(pdf, async (document, pages) => {
    const fields = await fieldsOf(pages)
    t.deepEqual(
      fields.map(({alternativeText, fieldName, maxLen, comb, multiLine}) => [
        ...[alternativeText, fieldName, maxLen, comb, multiLine],
      ]),
      [
        ['MIMS Log In ID', 'MIMS Log In ID', 12, true, false],
        ['Class', 'Class', 6, true, false],
        ['What I want to ask', 'What I want to ask', 160, false, true],
      ],
    )
    const {context} = await PDFDocument.load(pdf, {updateMetadata: false})
    const forms = context.enumerateIndirectObjects().filter(([, element]) => {
      return element instanceof PDFDict && element.get(PDFName.of('S')) === PDFName.of('Form')
    })
    t.is(forms.length, fields.length)
    return filled(document, fields)
  })
  await reading(saved, async (_, pages) => {
    t.deepEqual(
      (await fieldsOf(pages)).map(({fieldValue}) => fieldValue),
      ['tanbo01', '3A', 'Ünïted “words”'],
    )
  })
})

test('a copy that is filled has no fields, and blanks of the press edition are for pens', async (t) => {
  const press = await print({guide: every, images}, {edition: 'press'})
  await reading(press.pdf, async (_, pages) => t.deepEqual(await fieldsOf(pages), []))
  const values = [['class', '3A'] as const, ['mims log in id', 'bo1'] as const]
  const reader = {values: new Map([...values, ['what i want to ask', 'Why']]), owner: 'Bo'}
  const {value} = await printer.copies(every, {edition: 'screen', images})
  const copy = await value?.draw([reader])
  t.is(copy?.getForm().getFields().length, 0)
})

test('blanks of one label, in one guide or in two, are fields of their own', async (t) => {
  const blanks = every.body.filter(({_type}) => _type === 'fillIn')
  const {pdf} = await print(
    {guide: {...every, body: [...blanks, ...blanks]}, images},
    {edition: 'screen'},
  )
  await reading(pdf, async (_, pages) => {
    const fields = await fieldsOf(pages)
    t.is(new Set(fields.map(({fieldName}) => fieldName)).size, 6)
    t.is(new Set(fields.map(({alternativeText}) => alternativeText)).size, 3)
  })
})

test('a table over several pages may have links and blanks in its head', async (t) => {
  const address = 'https://www.example.org/'
  const text = (words: string): TextBlock => ({
    ...{_type: 'block', _key: 'b', at: 'b', style: 'normal'},
    children: [{_type: 'span', _key: 's', text: words, marks: words === 'Form' ? ['l'] : []}],
    markDefs: [{_type: 'link', _key: 'l', href: address, address, kind: 'web'}],
  })
  const row = (...content: Block[]) => ({
    _key: 'r',
    cells: content.map((block) => ({_key: 'c', colSpan: 1, rowSpan: 1, content: [block]})),
  })
  const blank = {_type: 'fillIn', _key: 'f', at: 'f', label: 'Class', size: 'short'} as const
  const rows = Array.from({length: 60}, (_, index) => row(text(`Row ${index}`), text('Yes')))
  const table: Block = {
    ...{_type: 'table', _key: 't', at: 't', columns: 2, headerRows: 1},
    rows: [row(text('Form'), blank), ...rows],
  }
  const {pdf} = await print({guide: {...every, body: [table]}, images}, {edition: 'screen'})
  await reading(pdf, async (_, pages) => {
    t.true(pages.length > 1)
    t.is((await fieldsOf(pages)).length, 1)
  })
})

async function fieldsOf(pages: readonly PDFPageProxy[]) {
  const annotations = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat()
  return annotations.filter(({subtype}) => subtype === 'Widget')
}

/** The file as a viewer saves it when something is typed into its fields. */
async function filled(document: PDFDocumentProxy, fields: readonly {readonly id: string}[]) {
  const typed = ['tanbo01', '3A', 'Ünïted “words”']
  for (const [index, {id}] of fields.entries()) {
    document.annotationStorage.setValue(id, {value: typed[index]})
  }
  return document.saveDocument()
}
