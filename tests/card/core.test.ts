import {readFile} from 'node:fs/promises'
import test from 'ava'
import {drawCards} from '../../renderers/card/drawings.ts'
import {svgOf} from '../../renderers/card/svg.ts'
import {createTypesetter} from '../../renderers/card/typesetter.ts'
import {loadFonts} from '../../studio/commands/fonts.ts'
import {datasets} from '../library.ts'
import {openBrowser} from '../openBrowser.ts'
import {cardsOf, guidesOf, pixelsOf} from './rendered.ts'

/** All files that a file of ours imports at run time, and the packages and builtins they name. */
async function reachedFrom(file: URL): Promise<{files: Set<string>; packages: Set<string>}> {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = async (at: URL): Promise<void> => {
    if (files.has(at.href)) return
    files.add(at.href)
    const code = await readFile(at, 'utf8')
    for (const [, clause = '', name = ''] of code.matchAll(
      /^import (?<clause>[^;]*?) from '(?<name>[^']+)'/gmu,
    )) {
      if (clause.startsWith('type ')) continue
      if (name.startsWith('.')) await visit(new URL(name, at))
      else packages.add(name)
    }
  }
  await visit(file)
  return {files, packages}
}

test('the way from a guide to SVG needs nothing that only Node has', async (t) => {
  for (const name of ['drawings.ts', 'svg.ts', 'typesetter.ts']) {
    const start = new URL(`../../renderers/card/${name}`, import.meta.url)
    const {files, packages} = await reachedFrom(start)
    t.deepEqual(
      [...packages].filter((one) => !['satori', 'harfbuzzjs', 'linebreak', 'uqr'].includes(one)),
      [],
      name,
    )
    for (const file of files) {
      const code = await readFile(new URL(file), 'utf8')
      t.notRegex(code, /\b(?:Buffer|process|require)\b\s*[.(]/u, file)
    }
  }
})

test('the SVG of a card shows in a browser what its image shows', async (t) => {
  const page = await (await openBrowser(t)).newPage()
  const {guides, originals} = await guidesOf(datasets.guidance)
  const [guide] = guides
  if (guide === undefined) throw new Error('The guidance has no guide.')
  const {cards} = await cardsOf(guide, originals)
  const typesetter = createTypesetter(await loadFonts())
  for (const drawing of await drawCards(guide, typesetter)) {
    const original = originals.get(drawing.picture?.picture.asset ?? '')
    const address =
      original === undefined
        ? undefined
        : `data:image/png;base64,${Buffer.from(original).toString('base64')}`
    const svg = await svgOf(drawing, typesetter, address)
    const card = cards.get(drawing.name)
    if (card === undefined) throw new Error(drawing.name)
    await page.setViewportSize(drawing.size)
    await page.setContent(`<style>body {margin: 0} svg {display: block}</style>${svg}`)
    const drawn = new Uint8Array(await page.screenshot({type: 'png'}))
    const one = await pixelsOf(card)
    const other = await pixelsOf({...card, bytes: drawn})
    t.deepEqual([other.width, other.height], [one.width, one.height], drawing.name)
    let unlike = 0
    for (let y = 0; y < one.height; y += 3) {
      for (let x = 0; x < one.width; x += 3) {
        const there = other.at(x, y)
        if (one.at(x, y).some((value, channel) => Math.abs(value - (there[channel] ?? 0)) > 64)) {
          unlike += 1
        }
      }
    }
    // Edges are smoothed in another way; a form that is missing would be far more.
    t.true(unlike < (one.width * one.height) / 9 / 200, `${drawing.name}: ${unlike}`)
  }
})
