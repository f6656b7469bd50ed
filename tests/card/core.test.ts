import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import test, {type ExecutionContext} from 'ava'
import {build, preview} from 'vite'
import type {Guide} from '../../renderers/guide/model.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {datasets} from '../library.ts'
import {openBrowser} from '../openBrowser.ts'
import type {Input} from './preview/preview.ts'
import {cardsOf, guidesOf, type Originals, pixelsOf} from './rendered.ts'

/** Serves a page that draws a guide's cards as SVG; returns its address. */
async function servePreview(
  t: ExecutionContext,
  guide: Guide,
  originals: Originals,
): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'guides-preview-'))
  t.teardown(() => rm(outDir, {recursive: true, force: true}))
  const options = {
    root: fileURLToPath(new URL('preview', import.meta.url)),
    configFile: false,
    logLevel: 'silent',
    build: {outDir, target: 'esnext'},
  } as const
  await build(options)
  const fonts: Input['fonts'][number][] = []
  for (const {data, ...font} of await loadFonts()) {
    const address = `font-${fonts.length}`
    await writeFile(join(outDir, address), data)
    fonts.push({...font, address})
  }
  for (const [asset, bytes] of originals) await writeFile(join(outDir, `${asset}.png`), bytes)
  const pictures = Object.fromEntries([...originals.keys()].map((asset) => [asset, `${asset}.png`]))
  const input: Input = {guide, fonts, pictures}
  await writeFile(join(outDir, 'input.json'), JSON.stringify(input))
  const server = await preview({...options, preview: {port: 0}})
  t.teardown(() => server.close())
  return server.resolvedUrls?.local[0] ?? ''
}

test('cards are drawn as SVG in a browser, and show there what their images show', async (t) => {
  const {guides, originals} = await guidesOf(datasets.guidance)
  const [guide] = guides
  if (guide === undefined) throw new Error('The guidance has no guide.')
  const page = await (await openBrowser(t)).newPage()
  await page.goto(await servePreview(t, guide, originals))
  await page.locator('#done').waitFor()
  const {cards} = await cardsOf(guide, originals)
  for (const card of cards.values()) {
    await page.setViewportSize(card)
    const drawn = new Uint8Array(await page.locator(`#${card.name} > svg`).screenshot())
    const one = await pixelsOf(card)
    const other = await pixelsOf({...card, bytes: drawn})
    t.deepEqual([other.width, other.height], [one.width, one.height], card.name)
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
    t.true(unlike < (one.width * one.height) / 9 / 200, `${card.name}: ${unlike}`)
  }
})
