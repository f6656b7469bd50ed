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
import {drawCards} from '../../renderers/card/cards/allCards.ts'
import type {Drawing} from '../../renderers/card/drawing/drawing.ts'
import {createPainter, type Painted} from '../../renderers/card/drawing/paint.ts'
import {type Element, element, shape} from '../../renderers/card/layout/element.ts'
import {createTypesetter} from '../../renderers/card/text/typesetter.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {plainTextsOf} from '../../renderers/guide/plainText.ts'
import {paletteOf} from '../../renderers/palette.ts'
import {families} from '../../renderers/tokens.ts'
import {loadFonts} from '../../studio/drawing/fonts.ts'
import {guidesOf} from '../card/rendered.ts'
import {datasets} from '../library.ts'

const ROUNDS = 12
const WARM_UP = 3
const COLD_RUNS = 3

/** A card that ours has drawn: what the others are to draw. */
interface Drawn {
  readonly drawing: Drawing
  readonly painted: Painted
}

const {guides, originals} = await guidesOf(datasets.guidance)
const [guide] = guides
if (guide === undefined) throw new Error('The guidance has no guide.')
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
function guideOf(round: number, guide: Guide): Guide {
  const body = guide.body.map((block) =>
    block._type !== 'procedure'
      ? block
      : {
          ...block,
          steps: block.steps.map((step) => ({
            ...step,
            instruction: step.instruction.map((one) =>
              one._type !== 'block'
                ? one
                : {
                    ...one,
                    children: one.children.map((child) => ({
                      ...child,
                      text: wordsOf(round * 7 + step.number, 8),
                    })),
                  },
            ),
          })),
        },
  )
  return {...guide, title: wordsOf(round, 3), summary: wordsOf(round, 18), body}
}

const fonts = await loadFonts()
const typesetter = createTypesetter(fonts)
const painter = createPainter(typesetter)

async function ours(guide: Guide): Promise<Drawn[]> {
  const {site, language} = guide
  const colours = paletteOf(site.look).light
  const drawings = await drawCards({guide, site, language, typesetter, colours, motif: true})
  return Promise.all(
    drawings.map(async (drawing) => ({
      drawing,
      painted: await painter.paint(drawing, {images: originals, description: guide.address}),
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
function wholeTree({drawing, painted}: Drawn): Element {
  const {size, background, content, figure, frame} = drawing
  const {picture} = painted
  const original = figure === undefined ? undefined : originals.get(figure.picture.asset)
  const pictured =
    figure === undefined || picture === undefined || original === undefined
      ? []
      : [
          shape(picture, {backgroundColor: frame.sheet, borderRadius: 22}),
          element('img', {
            src: `data:${figure.picture.mimeType};base64,${Buffer.from(original).toString('base64')}`,
            style: {
              position: 'absolute',
              left: picture.left,
              top: picture.top,
              width: picture.width - 18,
              height: picture.height - 18,
              borderRadius: 18,
              objectFit: 'contain',
            },
          }),
        ]
  const fontFamily = Object.values(families).join(', ')
  return element('div', {
    style: {display: 'flex', position: 'relative', ...size, fontFamily},
    children: [background, ...pictured, element('div', {style: {display: 'flex', position: 'absolute', left: 0, top: 0, ...size}, children: [content]})],
  })
}

function takumiNode({type, props: {style = {}, children = '', src, viewBox}}: Element): Node {
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
    const {size} = drawn.drawing
    const svg = await satori(wholeTree(drawn), {...size, fonts: satoriFonts})
    return new Resvg(svg, {font: {loadSystemFonts: false}}).render().asPng()
  },
  '@takumi-rs/core': (drawn: Drawn) =>
    takumi.render(takumiNode(wholeTree(drawn)), {...drawn.drawing.size, format: 'png'}),
} as const

const ways = ['ours', ...Object.keys(others)] as const

/** Draws all cards of a guide in one way; returns milliseconds and bytes. */
async function measure(way: string, round: number, drawn: readonly Drawn[] = []) {
  const other = Object.entries(others).find(([name]) => name === way)?.[1]
  const started = performance.now()
  const cards =
    other === undefined
      ? await ours(guideOf(round, guide as Guide))
      : await Promise.all(drawn.map(async (one) => ({...one, bytes: await other(one)})))
  const time = performance.now() - started
  const bytes = cards.map((card) => ('bytes' in card ? card.bytes : card.painted.bytes).length)
  return {cards, time, size: bytes.reduce((sum, one) => sum + one, 0)}
}
