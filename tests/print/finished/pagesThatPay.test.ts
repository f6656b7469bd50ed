import test from 'ava'
import {OPS} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type {PDFPageProxy} from 'pdfjs-dist/types/src/pdf.js'
import sharp from 'sharp'
import type {Block, Figure, Guide, TextBlock} from '../../../renderers/guide/model.ts'
import {openPrintRoom} from '../inserts.ts'
import {reading} from '../reading.ts'

const {print, printable} = await openPrintRoom()
const {guide: short} = printable('short')
const logo = printable('short').images

const millimetre = 72 / 25.4
const picture = {
  ...{asset: 'image-a', url: '', width: 1600, height: 1280, mimeType: 'image/png'},
  crop: {top: 0, bottom: 0, left: 0, right: 0},
} as const
const field = await sharp({create: {width: 1600, height: 1280, channels: 3, background: '#888'}})
  .png()
  .toBuffer()
const images = new Map([...logo, ['image-a', field] as const])
const figure: Figure = {
  ...{_type: 'figure', _key: 'f', at: 'f', picture, alternativeText: 'A grey field'},
}

function paragraph(text: string): TextBlock {
  const children = [{_type: 'span', _key: 's', text, marks: []}] as const
  return {_type: 'block', _key: 'b', at: 'b', style: 'normal', markDefs: [], children}
}

function lines(count: number): Block[] {
  return Array.from({length: count}, (_, index) => paragraph(`Line ${index + 1}`))
}

/** What a press edition shows between its margins: lines by their baselines, heights of pictures in millimetres. */
async function drawn(guide: Guide) {
  const {pdf, findings} = await print({guide, images}, {edition: 'press'})
  const pages = await reading(pdf, (_, all) => Promise.all(all.map(bodyOf)))
  return {pages, notes: findings.map(({severity, problem}) => `${severity}: ${problem}`)}
}

async function bodyOf(page: PDFPageProxy) {
  const [low, high] = [(10 + 20) * millimetre, (10 + 210 - 22) * millimetre]
  const {items} = await page.getTextContent()
  const baselines = items
    .flatMap((item) => ('str' in item && item.str.trim() !== '' ? Number(item.transform[5]) : []))
    .filter((y) => y > low && y < high)
  const {fnArray, argsArray} = await page.getOperatorList()
  const figures = fnArray.flatMap((operator, index) => {
    // The logo is drawn from a small picture; the field is 1600 × 1280.
    const [, width, height] = operator === OPS.paintImageXObject ? argsArray[index] : []
    return width / height > 1.2 && width / height < 1.3 ? [heightAt(fnArray, argsArray, index)] : []
  })
  const free = (Math.min(...baselines) - low) / (high - low)
  return {lines: new Set(baselines.map(Math.round)).size, free, figures}
}

/** How high a picture is drawn, in millimetres: by the last matrix that is set before it. */
function heightAt(operators: readonly number[], operands: readonly unknown[], end: number): number {
  const matrix = operators.slice(0, end).lastIndexOf(OPS.transform)
  const [, , , height] = Array.isArray(operands[matrix]) ? operands[matrix] : []
  return Math.abs(Number(height)) / millimetre
}

test('a last page with a few lines is healed, or said; never is there one without a word', async (t) => {
  const {title: _, ...rest} = short
  const found: {count: number; last: number; notes: readonly string[]}[] = []
  for (let count = 24; count <= 40; count += 1) {
    const {pages, notes} = await drawn({...rest, title: 'List', summary: '', body: lines(count)})
    if (pages.length > 1) found.push({count, last: pages.at(-1)?.lines ?? 0, notes})
  }
  for (const {last, notes} of found) {
    t.deepEqual(notes, last <= 4 ? [`note: The last page holds ${last} lines.`] : [])
  }
  // Without healing the first to need a second page would have one line there.
  t.true((found[0]?.last ?? 0) >= 4, JSON.stringify(found[0]))
})

test('a figure that nearly fits shrinks within limits; where that is not enough, the gap is said', async (t) => {
  const heights: number[] = []
  let gaps = 0
  for (let count = 4; count <= 22; count += 2) {
    const body = [...lines(count), figure, ...lines(12)]
    const {pages, notes} = await drawn({...short, title: 'List', summary: '', body})
    const height = pages.flatMap(({figures}) => figures)[0] ?? 0
    heights.push(height)
    const [first] = pages
    const isAlone = first?.figures.length === 0 && first.free > 0.35
    t.is(
      notes.some((note) => /^note: Page 62 ends early/u.test(note)),
      isAlone,
      `${count} lines: ${notes.join()}`,
    )
    if (isAlone) gaps += 1
  }
  const [largest, smallest] = [Math.max(...heights), Math.min(...heights)]
  t.true(smallest < largest * 0.95 && smallest > largest * 0.7, heights.join())
  t.true(gaps > 0)
})

test('titles break at no hyphen and within no telephone number', async (t) => {
  for (let words = 0; words < 12; words += 1) {
    const title = `${'To all '.repeat(words)}co-curricular e-mail call 6500 1234 now`
    const heading: TextBlock = {...paragraph(title), style: 'h2'}
    const {pdf} = await print(
      {guide: {...short, title, body: [heading]}, images},
      {edition: 'press'},
    )
    await reading(pdf, async (_, [page]) => {
      const rows = new Map<number, string>()
      for (const item of (await page?.getTextContent())?.items ?? []) {
        if (!('str' in item) || item.height < 11) continue
        const y = Math.round(Number(item.transform[5]))
        rows.set(y, (rows.get(y) ?? '') + item.str)
      }
      const set = [...rows.values()]
      t.true(set.length > 0)
      for (const row of set) t.notRegex(row.trim(), /-$|6500$|^1234/u, set.join(' | '))
      t.is(set.filter((row) => /6500.1234/u.test(row)).length, 2)
    })
  }
})
