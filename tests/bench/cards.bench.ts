/**
 * Measures how long all cards of a guide take, warm and cold, against other ways to draw the same
 * trees: `npm run bench:cards`. A benchmark, not a test.
 */

import {execFile} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {Resvg} from '@resvg/resvg-js'
import {type Node, Renderer} from '@takumi-rs/core'
import satori from 'satori'
import {layOutCards} from '../../renderers/card/cards.ts'
import {contentsOf} from '../../renderers/card/contents.ts'
import {createPainter} from '../../renderers/card/drawing/paint.ts'
import type {CardLayout} from '../../renderers/card/layout/context.ts'
import {
  type CardElement,
  CODE_SLOT,
  element,
  placedAt,
} from '../../renderers/card/layout/element.ts'
import {createTypesetter} from '../../renderers/card/text/typesetter.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {plainTextsOf} from '../../renderers/guide/walkBlocks.ts'
import {qrCode} from '../../renderers/qr.ts'
import {colours, families} from '../../renderers/tokens.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {drawingProcess} from '../../studio/pipeline/workshop/processes.ts'
import {guidesOf} from '../card/rendered.ts'
import {datasets} from '../library.ts'

const ROUNDS = 12
const WARM_UP = 3
const COLD_RUNS = 3

/** A card that ours has drawn: what the others are to draw. */
interface Drawn {
  readonly layout: CardLayout
  readonly painted: Awaited<ReturnType<typeof painter>>
}

const {guides, originals} = await guidesOf(datasets.guidance)
const [first] = guides
if (first === undefined) throw new Error('The guidance has no guide.')
const example: Guide = first
const {steps} = contentsOf(example)
/** Words of the examples, in Latin letters: texts that no engine has met before. */
const words = (await guidesOf(datasets.examples)).guides
  .flatMap(({summary, body}) => [summary, ...plainTextsOf(body)])
  .flatMap((text) => text.split(/\s+/u))
  .filter((word) => /^[a-z]{2,12}[.,]?$/iu.test(word))

function wordsOf(round: number, count: number): string {
  return Array.from(
    {length: count},
    (_, index) => words[(round * count + index) % words.length],
  ).join(' ')
}

/** The guide with other words in its title, its summary and its steps. */
function guideOf(round: number): Guide {
  const {title, summary, body} = example
  const texts = new Set([title, summary, ...steps.map(({instruction}) => instruction)])
  let changed = JSON.stringify({title, summary, body})
  for (const [index, text] of [...texts].entries()) {
    const length = text.split(' ').length
    changed = changed.replaceAll(
      JSON.stringify(text).slice(1, -1),
      wordsOf(round * 7 + index, length),
    )
  }
  return {...example, ...JSON.parse(changed)}
}

const fonts = loadFonts()
const typesetter = createTypesetter(fonts)
const painter = createPainter(typesetter)

async function ours(guide: Guide): Promise<Drawn[]> {
  const {site, language} = guide
  const layouts = await layOutCards({guide, site, language, typesetter, colours, motif: true})
  return Promise.all(
    layouts.map(async (layout) => ({
      layout,
      painted: await painter(layout, {images: originals, colours, description: guide.address}),
    })),
  )
}

const satoriFonts = fonts
  .filter(({style}) => style === 'normal')
  .map(({family: name, weight, data}) => ({name, weight, data: new Uint8Array(data).buffer}))
const takumi = new Renderer()
for (const {family: name, weight, style, data} of fonts) {
  if (style === 'normal') await takumi.registerFont({name, weight, data})
}

/** The whole card as one tree, its picture included, as the other engines take it. */
function wholeTree(drawn: Drawn): CardElement {
  const {size, background, content} = drawn.layout
  const fontFamily = Object.values(families)
    .map((family) => `'${family}'`)
    .join(', ')
  return element('div', {
    style: {display: 'flex', position: 'relative', ...size, fontFamily},
    children: [
      background,
      ...pictureIn(drawn),
      element('div', {
        style: {display: 'flex', position: 'absolute', left: 0, top: 0, ...size},
        children: [content],
      }),
      ...codeIn(drawn),
    ],
  })
}

/** The figure in its frame, as a tree. */
function pictureIn({layout: {figure}, painted: {picture: place}}: Drawn): CardElement[] {
  const original = originals.get(figure?.picture.asset ?? '')
  if (figure === undefined || place === undefined || original === undefined) return []
  const src = `data:${figure.picture.mimeType};base64,${Buffer.from(original).toString('base64')}`
  const {left, top, width, height} = place
  const box = {left: left - 4, top: top - 4, width: width + 8, height: height + 8}
  return [
    placedAt([left + 18, top + 18, box.width, box.height], {
      backgroundColor: colours.accent,
      borderRadius: 22,
    }),
    element('img', {
      src,
      style: {position: 'absolute', ...box, borderRadius: 18, objectFit: 'cover'},
    }),
  ]
}

/** The QR code of a card that has one, as a tree. */
function codeIn({layout: {code}, painted: {boxes}}: Drawn): CardElement[] {
  const place = boxes.get(CODE_SLOT)
  if (code === undefined || place === undefined) return []
  const {size, runs} = qrCode(code)
  const d = runs.map(([y, x, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')
  const {left, top, width, height} = place
  const children = [element('path', {d, fill: colours.ink})]
  const svg = {viewBox: `-4 -4 ${size + 8} ${size + 8}`, width, height, children}
  return [placedAt([left, top, width, height], {}, element('svg', svg))]
}

function takumiNode({type, props: {style = {}, children = '', src, viewBox}}: CardElement): Node {
  if (typeof src === 'string') return {type: 'image', src, style}
  if (type === 'svg' && typeof children !== 'string') {
    const paths = children.map(({props: {d, fill}}) => `<path d="${d}" fill="${fill}"/>`)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${paths.join('')}</svg>`
    return {type: 'image', src: svg, style: {width: '100%', height: '100%'}}
  }
  if (typeof children === 'string' && children !== '') return {type: 'text', text: children, style}
  return {
    type: 'container',
    style,
    children: typeof children === 'string' ? [] : children.map(takumiNode),
  }
}

/** Other ways to draw the cards, whose layout they are given: ours finds it itself, and that counts. */
const others = {
  // What @vercel/og does; that package itself does not load as a module in Node.
  'satori → resvg': async (drawn: Drawn) => {
    const {size} = drawn.layout
    const svg = await satori(wholeTree(drawn), {...size, fonts: satoriFonts})
    return new Resvg(svg, {font: {loadSystemFonts: false}}).render().asPng()
  },
  '@takumi-rs/core': (drawn: Drawn) =>
    takumi.render(takumiNode(wholeTree(drawn)), {...drawn.layout.size, format: 'png'}),
} as const

const ways = ['ours', ...Object.keys(others)]

interface Measured {
  readonly time: number
  readonly bytes: number
  readonly drawn: readonly Drawn[]
}

/** Draws all cards of a guide in one way; the others draw what ours has drawn. */
async function measure(way: string, round: number, drawn: readonly Drawn[]): Promise<Measured> {
  const other = Object.entries(others).find(([name]) => name === way)?.[1]
  const started = performance.now()
  const done = other === undefined ? await ours(guideOf(round)) : drawn
  const files =
    other === undefined
      ? done.map(({painted}) => painted.bytes)
      : await Promise.all(done.map(other))
  const time = performance.now() - started
  return {time, bytes: files.reduce((sum, {length}) => sum + length, 0), drawn: done}
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Measures one way in this process, where it has drawn nothing yet. */
async function measureCold(way: string): Promise<void> {
  // Finding the layout is not what is measured of the others, so ours does it first.
  const drawn = way === 'ours' ? [] : await ours(guideOf(0))
  console.log((await measure(way, 1, drawn)).time)
}

async function measureAll(): Promise<void> {
  const warm = new Map(ways.map((way): [string, Measured[]] => [way, []]))
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    let drawn: readonly Drawn[] = []
    for (const way of ways) {
      const measured = await measure(way, round + WARM_UP, drawn)
      if (way === 'ours') drawn = measured.drawn
      if (round >= 0) warm.get(way)?.push(measured)
    }
  }
  const cold = new Map<string, number>()
  for (const way of ways) {
    const times: number[] = []
    for (let run = 0; run < COLD_RUNS; run += 1) times.push(Number(await runHere(way)))
    cold.set(way, median(times))
  }
  const ours = median((warm.get('ours') ?? []).map(({time}) => time))
  const count = (warm.get('ours')?.[0]?.drawn ?? []).length
  console.log(
    `The ${count} cards of a guide: medians, warm of ${ROUNDS} rounds interleaved, cold of ${COLD_RUNS} processes`,
  )
  for (const [way, measured] of warm) {
    const time = median(measured.map((one) => one.time))
    const kilobytes = median(measured.map(({bytes}) => bytes)) / 1000
    console.log(
      `${way.padEnd(18)} ${time.toFixed(0).padStart(5)} ms warm ${(time / ours).toFixed(2).padStart(5)} × ours ${(cold.get(way) ?? 0).toFixed(0).padStart(6)} ms cold ${kilobytes.toFixed(0).padStart(5)} kB`,
    )
  }
}

/** Runs this file in a process like those that draw; returns what it printed. */
async function runHere(what: string): Promise<string> {
  const {execArgv, env} = drawingProcess()
  const {stdout} = await promisify(execFile)(
    process.execPath,
    [...execArgv, fileURLToPath(import.meta.url), what],
    {env},
  )
  return stdout.trim()
}

const [, , only] = process.argv
if (only === undefined) console.log(await runHere('all'))
else if (only === 'all') await measureAll()
else await measureCold(only)
