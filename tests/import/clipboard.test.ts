import {readFile} from 'node:fs/promises'
import test from 'ava'
import {readClipboard} from '../../studio/import/clipboard/readClipboard.ts'
import {keyCounter} from '../../studio/import/literal/newKey.ts'
import {outlineOf} from './pasteOutline.ts'

/** Written after the markup that each program is documented to put on the clipboard. */
async function pasted(name: string, isShort = false) {
  const html = await readFile(new URL(`clipboards/${name}.txt`, import.meta.url), 'utf8')
  const read = readClipboard({html, text: ''}, {isShort, newKey: keyCounter()})
  if (read === undefined) throw new Error(`${name} was not read.`)
  return {...read, outline: outlineOf(read.blocks)}
}

const RULES = 'Read the [rules](https://www.school.edu.sg/rules/). **Never** *share* a password.'

test('Word: headings, numbered and nested lists, marks, links, a table with merged cells', async (t) => {
  const {outline, leftOut} = await pasted('word')
  t.deepEqual(outline, [
    'h2: Student Accounts',
    'h2: Before you begin',
    `normal: ${RULES}`,
    '1 number: Log in to the portal.',
    '2 number: On a laptop.',
    '2 number: On a telephone.',
    '1 number: Choose a password.',
    '1 bullet: Bring your card.',
    'table none: (2) **Opening hours** / Monday | 9 am',
  ])
  t.deepEqual(leftOut, ['1 picture'])
})

test('Google Docs: what is bold is bold, what only looks so is not', async (t) => {
  const {outline} = await pasted('google-docs')
  t.deepEqual(outline, [
    'h2: Before you begin',
    `normal: ${RULES}`,
    '1 number: Log in to the portal.',
    '2 number: On a laptop.',
    '1 number: Choose a password.',
    'table row: **Day** | **Time** / Monday | 9 am',
  ])
})

test('LibreOffice and Pages', async (t) => {
  t.deepEqual((await pasted('libreoffice')).outline, [
    'h2: Before you begin',
    `normal: ${RULES}`,
    '1 number: Log in to the portal.',
    '2 bullet: On a laptop.',
    '1 number: Choose a password.',
    'table row: Day | Time / Monday | (1x2) 9 am / Tuesday',
  ])
  t.deepEqual((await pasted('pages')).outline, [
    `normal: ${RULES}`,
    '1 number: Log in to the portal.',
    '2 bullet: On a laptop.',
    '1 number: Choose a password.',
  ])
})

test('Excel and Google Sheets: a bold first row is read as headings', async (t) => {
  for (const name of ['excel', 'sheets']) {
    t.deepEqual(
      (await pasted(name)).outline,
      ['table row: **Day** | **Time** / Monday | 9 am'],
      name,
    )
  }
})

test('tab-separated text is a table; other plain text is left to the editor', (t) => {
  const read = (text: string, isShort = false) =>
    readClipboard({html: '', text}, {isShort, newKey: keyCounter()})
  t.deepEqual(outlineOf(read('Day\tTime\r\nMonday\t9 am\r\n')?.blocks ?? []), [
    'table none: Day | Time / Monday | 9 am',
  ])
  t.is(read('Only text.\nIn two lines.'), undefined)
  t.is(read('a\tb', true), undefined)
})

test('a web page: pictures that it holds come along, code and forms do not', async (t) => {
  const {outline, pictures, leftOut} = await pasted('web-page')
  t.deepEqual(outline, [
    'h2: Before you begin',
    `normal: ${RULES} Not this`,
    'figure: The gate, The gate of the school',
  ])
  t.is(pictures.size, 1)
  t.deepEqual(leftOut, ['1 form field'])
  t.false(JSON.stringify(outline).includes('alert'))
})

test('into a step go paragraphs and lists alone, and what stays behind is said', async (t) => {
  const {outline, leftOut} = await pasted('word', true)
  t.true(outline.every((line) => /^(?:normal|\d (?:number|bullet)):/u.test(line)))
  t.true(leftOut.includes('1 table'))
})
