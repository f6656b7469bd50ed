import {PDFDocument, PDFName} from '@cantoo/pdf-lib'
import test from 'ava'
import jsqr from 'jsqr'
import sharp from 'sharp'
import {type TrimSize, trimSizes} from '../../schemas/trimSize.ts'
import {inksOfText} from '../../studio/commands/inksOfText.ts'
import {proveComplete, readPdf} from '../../studio/commands/proof.ts'
import {openPrintRoom} from './inserts.ts'
import {pixelsOf, reading} from './reading.ts'

const {guides, print, printable, printer} = await openPrintRoom()

const millimetre = 72 / 25.4

for (const [name, entry] of guides) {
  const {guide} = entry
  test(`${name}: the press edition says all that the guide says`, async (t) => {
    const {pdf} = await print(entry, {edition: 'press'})
    t.deepEqual(proveComplete(guide, 'print', await readPdf(pdf)), [])
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

test('every code on the printed page leads to the address beside it', async (t) => {
  for (const name of ['student-accounts', 'long-words', 'log-in-ta']) {
    const {pdf} = await print(printable(name), {edition: 'press'})
    const {text} = await readPdf(pdf)
    const found: string[] = []
    for (const {data, width, height} of await pixelsOf(pdf, 300)) {
      const code = jsqr.default(data, width, height)
      if (code !== null) found.push(code.data)
    }
    t.is(found.length, 1, name)
    for (const address of found) {
      t.true(text.replaceAll(/\s/gu, '').includes(address.replaceAll(/\s/gu, '')), address)
    }
  }
})

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

/** The CMYK profile that sharp brings, as a printing profile. */
async function printingProfile(): Promise<Uint8Array> {
  const pixel = {width: 1, height: 1, channels: 3, background: '#fff'} as const
  const {icc} = await sharp(
    await sharp({create: pixel}).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer(),
  ).metadata()
  return icc ?? new Uint8Array()
}

async function screenProfile(): Promise<Uint8Array> {
  const pixel = {width: 1, height: 1, channels: 3, background: '#fff'} as const
  const {icc} = await sharp(
    await sharp({create: pixel}).withIccProfile('srgb').png().toBuffer(),
  ).metadata()
  return icc ?? new Uint8Array()
}
