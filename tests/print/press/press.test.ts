import {PDFDocument, PDFName} from '@cantoo/pdf-lib'
import test from 'ava'
import jsqr from 'jsqr'
import sharp from 'sharp'
import type {Guide} from '../../../renderers/guide/model.ts'
import {allBlocks} from '../../../renderers/guide/walkBlocks.ts'
import {type TrimSize, trimSizes} from '../../../schemas/trimSize.ts'
import {inksOfText} from '../../../studio/pipeline/printing/inksOfText.ts'
import {openPrintRoom} from '../inserts.ts'
import {missingFrom, type Pixels, pixelsOf, reading} from '../reading.ts'
import {printingProfile} from './printingProfile.ts'

const {guides, print, printable, printer} = await openPrintRoom()

const millimetre = 72 / 25.4

for (const [name, entry] of guides) {
  const {guide} = entry
  test(`${name}: the press edition says all that the guide says`, async (t) => {
    const {pdf} = await print(entry, {edition: 'press'})
    t.deepEqual(await missingFrom(guide, pdf), [])
  })

  test(`${name}: the press edition has the pages of the screen edition, and no links to click`, async (t) => {
    const [screen, press] = [
      await print(entry, {edition: 'screen'}),
      await print(entry, {edition: 'press'}),
    ]
    t.is(press.pages, screen.pages)
    await reading(press.pdf, async (document, pages) => {
      const first = guide.handbook?.page ?? 1
      const labels = pages.map((_, index) => String(first + index))
      t.deepEqual(await document.getPageLabels(), labels)
      for (const page of pages) t.deepEqual(await page.getAnnotations(), [])
    })
  })

  test(`${name}: letters are printed in black alone, or left out of a coloured ground`, async (t) => {
    const {pdf} = await print(entry, {edition: 'press'})
    const allowed = new Set(['0 0 0 1 k', '0 0 0 0 k'])
    const inks = await inksOfText(pdf)
    t.true(inks.size > 0)
    t.deepEqual(
      [...inks].filter((ink) => !allowed.has(ink)),
      [],
    )
  })
}

const sizes: Record<TrimSize, readonly [width: number, height: number]> = {
  a5: [148, 210],
  b5: [176, 250],
  a4: [210, 297],
}

for (const trimSize of trimSizes) {
  test(`${trimSize}: trimmed page, bleed and sheet are exact to a hundredth of a point`, async (t) => {
    const [width, height] = sizes[trimSize]
    const {guide, images} = printable('student-accounts')
    const handbook = {id: 'h', title: 'Handbook', edition: '2027', page: 21, trimSize}
    const {pdf} = await print({guide: {...guide, handbook}, images}, {edition: 'press'})
    const document = await PDFDocument.load(pdf)
    for (const page of document.getPages()) {
      isNear(page.getMediaBox(), {x: 0, y: 0, width: width + 20, height: height + 20})
      isNear(page.getTrimBox(), {x: 10, y: 10, width, height})
      isNear(page.getBleedBox(), {x: 7, y: 7, width: width + 6, height: height + 6})
    }

    function isNear(box: Record<string, number>, millimetres: Record<string, number>): void {
      for (const [side, length] of Object.entries(millimetres)) {
        t.true(Math.abs((box[side] ?? NaN) - length * millimetre) < 0.01, `${side}: ${box[side]}`)
      }
    }
  })
}

test('the codes on the printed pages lead to the addresses beside them, and to all of the guide', async (t) => {
  for (const name of ['student-accounts', 'every-mark', 'long-words', 'log-in-ta']) {
    const entry = printable(name)
    const {pdf} = await print(entry, {edition: 'press'})
    const found = await codesBesideText(pdf)
    t.deepEqual([...found.keys()].sort(), addressesIn(entry.guide), name)
    for (const [address, text] of found) t.true(address.includes(text), `${address}: ${text}`)
  }
})

/** What is read from the codes that stand before a line of text, each with that line. */
async function codesBesideText(pdf: Uint8Array): Promise<Map<string, string>> {
  const scale = 250 / 72
  const pixels = await pixelsOf(pdf, 250)
  const found = new Map<string, string>()
  await reading(pdf, async (_, pages) => {
    for (const [index, page] of pages.entries()) {
      const drawn = pixels[index]
      const {items} = await page.getTextContent()
      for (const item of items) {
        if (drawn === undefined || !('str' in item) || item.str.trim() === '') continue
        const [, , , , x, y] = item.transform
        // A code hangs from the line of its address; large ones take more room than small ones.
        for (const side of [20.5, 31]) {
          const length = Math.round(side * millimetre * scale)
          const right = Math.round(x * scale) - 4
          const top = drawn.height - Math.round((y + 2.5 * millimetre) * scale)
          const code = read(drawn, {left: right - length, top, length})
          if (code !== '') found.set(code, item.str)
        }
      }
    }
  })
  return found
}

/** Reads the code in a square of a page; empty where there is none. */
function read(
  {data, width, height}: Pixels,
  {left, top, length}: {left: number; top: number; length: number},
): string {
  if (left < 0 || top < 0 || top + length > height) return ''
  const square = new Uint8ClampedArray(length * length * 4)
  for (let y = 0; y < length; y += 1) {
    const start = ((top + y) * width + left) * 4
    square.set(data.subarray(start, start + length * 4), y * length * 4)
  }
  return jsqr.default(square, length, length)?.data ?? ''
}

function addressesIn({body}: Guide): string[] {
  const addresses = allBlocks(body).flatMap((block) =>
    block._type === 'block'
      ? block.markDefs.flatMap((mark) => (mark._type === 'link' ? [mark.address] : []))
      : [],
  )
  return [...new Set(addresses)].sort()
}

test('with a profile, the press edition declares PDF/X-4 for that printing condition', async (t) => {
  const profile = {icc: await printingProfile(), name: 'Test press'}
  const {pdf} = await print(printable('student-accounts'), {edition: 'press', profile})
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const intents = String(document.catalog.lookup(PDFName.of('OutputIntents')))
  t.regex(intents, /\d+ 0 R/u)
  const saved = Buffer.from(pdf).toString('latin1')
  t.regex(saved, /GTS_PDFX\b/u)
  t.regex(saved, /<pdfxid:GTS_PDFXVersion[^>]*>PDF\/X-4</u)
  t.regex(saved, /\/Trapped \/False/u)
  await reading(pdf, async (opened) => {
    t.is(await opened.getPageLabels().then((labels) => labels?.[0]), '21')
  })
})

test('a profile that is none of a press is refused with the reason', async (t) => {
  const {guide, images} = printable('short')
  for (const [icc, reason] of [
    [new TextEncoder().encode('not a profile'), /not an ICC profile/u],
    [await screenProfile(), /RGB, not CMYK/u],
  ] as const) {
    const profile = {icc, name: 'Wrong'}
    const {value, findings} = await printer.insert(guide, {edition: 'press', images, profile})
    t.is(value, undefined)
    t.regex(findings[0]?.problem ?? '', reason)
  }
})

async function screenProfile(): Promise<Uint8Array> {
  const pixel = {width: 1, height: 1, channels: 3, background: '#fff'} as const
  const {icc} = await sharp(
    await sharp({create: pixel}).withIccProfile('srgb').png().toBuffer(),
  ).metadata()
  return icc ?? new Uint8Array()
}
