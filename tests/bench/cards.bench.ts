/**
 * Measures how long one more link preview takes, warm and interleaved, against other ways to make
 * the same card: `npm run bench:cards`. A benchmark, not a test.
 */

import {Resvg} from '@resvg/resvg-js'
import {type Node, Renderer} from '@takumi-rs/core'
import satori from 'satori'
import sharp from 'sharp'
import {contentsOf} from '../../renderers/card/contents.ts'
import {drawCover} from '../../renderers/card/cover.ts'
import type {Drawing} from '../../renderers/card/drawing.ts'
import {type Element, element} from '../../renderers/card/element.ts'
import {createPainter} from '../../renderers/card/painter.ts'
import type {PlacedLine} from '../../renderers/card/placedLine.ts'
import {createTypesetter} from '../../renderers/card/typesetter.ts'
import {plainTextsOf} from '../../renderers/guide/plainText.ts'
import {families} from '../../renderers/tokens.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {guidesOf} from '../card/rendered.ts'
import {datasets} from '../library.ts'
import {launchBrowser} from '../openBrowser.ts'

const rounds = 40
const warmUp = 8

const {guides, originals} = await guidesOf(datasets.guidance)
const [guide] = guides
if (guide === undefined) throw new Error('The guidance has no guide.')
const fonts = (await loadFonts()).filter(({family}) => family.startsWith('Atkinson'))
const typesetter = createTypesetter(await loadFonts())
const painter = createPainter(typesetter)
const figure = contentsOf(guide).figures[0]
const original = figure === undefined ? undefined : originals.get(figure.picture.asset)
if (original === undefined) throw new Error('The guide has no figure.')
const screenshot = `data:image/png;base64,${Buffer.from(original).toString('base64')}`

const satoriFonts = fonts
  .filter(({style}) => style === 'normal')
  .map(({family: name, weight, data}) => ({name, weight, data: new Uint8Array(data).buffer}))
const takumi = new Renderer()
for (const {family, weight, data} of fonts) await takumi.registerFont({name: family, weight, data})
const browser = await launchBrowser()
const page = await browser.newPage({viewport: {width: 1200, height: 630}})
await page.setContent(`<style>${fontFaces()} body {margin: 0}</style>`)

/** The fonts as a style sheet, so that the browser draws the same card. */
function fontFaces(): string {
  const faces = fonts.map(({family, weight, style, data}) => {
    const source = `url(data:font/ttf;base64,${Buffer.from(data).toString('base64')})`
    return `@font-face {font-family: '${family}'; font-weight: ${weight}; font-style: ${style}; src: ${source}}`
  })
  return faces.join(' ')
}

/** The whole card as one tree, its picture included, as the other engines take it. */
function wholeTree({size, layers, picture}: Drawing): Element {
  const parts = layers
    .flatMap(({content}) => content)
    .map((one) => ('line' in one ? textOf(one) : one))
  const image =
    picture === undefined
      ? []
      : [
          element('img', {
            src: screenshot,
            style: {position: 'absolute', ...picture.box, borderRadius: picture.radius},
          }),
        ]
  return element('div', {
    style: {display: 'flex', position: 'relative', ...size},
    children: [...parts, ...image],
  })
}

/** A line of text as other engines take it: they shape it themselves. */
function textOf({line, left, top, lineHeight, size, weight, colour}: PlacedLine): Element {
  const style = {
    position: 'absolute',
    display: 'flex',
    left,
    top,
    width: Math.ceil(line.width * size) + 1,
    height: lineHeight,
    lineHeight: `${lineHeight}px`,
    fontSize: size,
    fontFamily: families.latin,
    fontWeight: weight,
    color: colour,
    whiteSpace: 'pre',
  }
  return element('div', {style, children: line.text})
}

function takumiNode({type, props: {style = {}, children = '', src}}: Element): Node {
  if (typeof src === 'string') return {type: 'image', src, style}
  if (typeof children === 'string' && type === 'div' && children !== '')
    return {type: 'text', text: children, style}
  return {
    type: 'container',
    style,
    children: typeof children === 'string' ? [] : children.map(takumiNode),
  }
}

function html({type, props: {style = {}, children = '', src}}: Element): string {
  const css = Object.entries(style).map(([name, value]) => {
    const property = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return `${property}:${typeof value === 'number' && name !== 'fontWeight' ? `${value}px` : value}`
  })
  const open = `<${type} style="${css.join(';').replaceAll('"', "'")}"${typeof src === 'string' ? ` src="${src}"` : ''}>`
  if (type === 'img') return open
  return `${open}${typeof children === 'string' ? children : children.map(html).join('')}</${type}>`
}

/** Other ways to make the card, whose layout they are given. */
const others: Record<string, (drawing: Drawing) => Promise<Uint8Array>> = {
  // What @vercel/og does; that package itself does not load as a module in Node.
  'satori → resvg, asPng': async (drawing) => {
    const svg = await satori(wholeTree(drawing), {...drawing.size, fonts: satoriFonts})
    return new Resvg(svg).render().asPng()
  },
  '@takumi-rs/core': (drawing) =>
    takumi.render(takumiNode(wholeTree(drawing)), {...drawing.size, format: 'png'}),
  'Chromium screenshot': async (drawing) => {
    await page.evaluate(
      async (content) => {
        document.body.innerHTML = content
        await Promise.all([
          document.fonts.ready,
          ...[...document.images].map((one) => one.decode()),
        ])
      },
      html(wholeTree(drawing)),
    )
    return page.screenshot({type: 'png'})
  },
}
/** The words of the examples, in Latin letters: titles and summaries that no engine has met before. */
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

interface Measured {
  readonly times: number[]
  readonly sizes: number[]
}

const measured = new Map(
  ['ours', ...Object.keys(others), 'the floor: encoding'].map((name): [string, Measured] => [
    name,
    {times: [], sizes: []},
  ]),
)

async function measure(
  name: string,
  round: number,
  work: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const started = performance.now()
  const bytes = await work()
  const time = performance.now() - started
  if (round >= 0) {
    measured.get(name)?.times.push(time)
    measured.get(name)?.sizes.push(bytes.length)
  }
  return bytes
}

for (let round = -warmUp; round < rounds; round += 1) {
  const text = {title: wordsOf(round + warmUp, 3), summary: wordsOf(round + warmUp, 18)}
  const drawn = {...guide, ...text}
  let drawing: Drawing | undefined
  // Ours finds the layout itself, and that counts.
  const bytes = await measure('ours', round, async () => {
    drawing = drawCover('og', figure, {guide: drawn, typesetter})
    return painter.paint(drawing, originals, guide.address)
  })
  for (const [name, draw] of Object.entries(others)) {
    await measure(name, round, async () => {
      if (drawing === undefined) throw new Error('There is no layout.')
      return draw(drawing)
    })
  }
  const {data, info} = await sharp(bytes).raw().toBuffer({resolveWithObject: true})
  const {width, height, channels} = info
  await measure('the floor: encoding', round, () =>
    sharp(data, {raw: {width, height, channels}}).png({compressionLevel: 6}).toBuffer(),
  )
}
await browser.close()

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const ours = median(measured.get('ours')?.times ?? [])
console.log(`One link preview (1200×630), warm, ${rounds} rounds interleaved, medians:`)
for (const [name, {times, sizes}] of measured) {
  const [time, size] = [median(times), median(sizes) / 1024]
  console.log(
    `${name.padEnd(22)} ${time.toFixed(1).padStart(6)} ms ${(time / ours).toFixed(2).padStart(6)} × ours ${size.toFixed(0).padStart(5)} KiB`,
  )
}
