/**
 * Measures how long one more handbook insert takes, warm and interleaved, against Chromium printing
 * the same guide, and how much memory 500 take in one process: `npm run bench:print`. Not a test.
 */
import {fork} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import type {Guide} from '../../renderers/guide/model.ts'
import {layouts} from '../../renderers/print/layout.ts'
import {renderGuide} from '../../renderers/web/html.ts'
import {launchBrowser} from '../openBrowser.ts'
import {openPrintRoom} from '../print/inserts.ts'
import type {Order} from './manyInserts.ts'

const rounds = 20
const warmUp = 5
const many = 500

const {print, printable} = await openPrintRoom()
const {guide, images} = printable('student-accounts')

/** A guide that nothing drawn before can be used for again as a whole. */
function another(index: number): Guide {
  return {...guide, title: `${guide.title} ${index}`}
}

/** Draws many inserts in a process of their own; returns the most memory it took, in bytes. */
function memoryOfMany(): Promise<number> {
  const file = fileURLToPath(new URL('manyInserts.ts', import.meta.url))
  const child = fork(file, {serialization: 'advanced'})
  child.send({guide, images, count: many} satisfies Order)
  return new Promise((settle, reject) => {
    child.once('message', (highest) => settle(Number(highest)))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The process of inserts ended with ${code}.`)))
  })
}

console.log(
  `${many} inserts in one process: ${Math.round((await memoryOfMany()) / 1e6)} MB at the most`,
)

const browser = await launchBrowser()
const page = await browser.newPage()
const {width, height} = layouts[guide.handbook?.trimSize ?? 'a5']

/** The same text and pictures, marked up as on the web, with nothing to fetch. */
function pageOf(shown: Guide): string {
  const body = renderGuide(shown, {
    image: ({asset, mimeType, width: across, height: down}) => {
      const data = Buffer.from(images.get(asset) ?? []).toString('base64')
      const src = `data:${mimeType};base64,${data}`
      return {sources: [], src, width: across, height: down, sizes: '48mm'}
    },
  }).replaceAll('loading="lazy"', '')
  return `<!doctype html><title>${shown.title}</title><style>img{max-width:48mm;height:auto}</style><h1>${shown.title}</h1>${body}`
}

const ways: Record<string, (shown: Guide) => Promise<unknown>> = {
  'ours, screen': (shown) => print({guide: shown, images}, {edition: 'screen'}),
  'ours, press': (shown) => print({guide: shown, images}, {edition: 'press'}),
  'Chromium page.pdf()': async (shown) => {
    await page.setContent(pageOf(shown))
    return page.pdf({width: `${width}mm`, height: `${height}mm`, tagged: true, outline: true})
  },
}
const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
for (let round = -warmUp; round < rounds; round += 1) {
  const shown = another(many + warmUp + round)
  for (const [name, draw] of Object.entries(ways)) {
    const started = performance.now()
    await draw(shown)
    if (round >= 0) times.get(name)?.push(performance.now() - started)
  }
}
await browser.close()

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const ours = median(times.get('ours, screen') ?? [])
console.log(`One insert, ${guide.title}, warm, ${rounds} rounds interleaved, median:`)
for (const [name, values] of times) {
  const value = median(values)
  console.log(
    `${name.padEnd(20)} ${value.toFixed(1).padStart(7)} ms   ${(value / ours).toFixed(2)} × ours`,
  )
}
