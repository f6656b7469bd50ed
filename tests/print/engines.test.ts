import {execFile} from 'node:child_process'
import {promisify} from 'node:util'
import test from 'ava'
import {createPrinter} from '../../renderers/print/printer.ts'
import {loadPrintFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {openWasm} from '../../studio/pipeline/pieces/print/typst.ts'
import {openPrintRoom} from './inserts.ts'
import {pixelsOf} from './reading.ts'

const {guides, print, printable} = await openPrintRoom()
const fonts = loadPrintFonts()
const wasm = createPrinter(await openWasm(fonts), fonts)

for (const [name, entry] of guides) {
  test(`${name}: Typst as WebAssembly sets the same pages as the native library`, async (t) => {
    for (const edition of ['screen', 'press'] as const) {
      const native = await print(entry, {edition})
      const {value} = await wasm.insert(entry.guide, {edition, images: entry.images})
      t.is(value?.pages, native.pages)
      const drawn = value === undefined ? [] : await pixelsOf(value.pdf, 60)
      for (const [index, page] of (await pixelsOf(native.pdf, 60)).entries()) {
        t.true(Buffer.from(page.data).equals(Buffer.from(drawn[index]?.data ?? [])), edition)
      }
    }
  })
}

test('Typst as WebAssembly tells where everything stands, too', async (t) => {
  const {guide, images} = printable('student-accounts')
  const native = await print({guide, images}, {edition: 'screen', places: true})
  const {value} = await wasm.insert(guide, {edition: 'screen', images, places: true})
  t.deepEqual(value?.places, native.places)
  t.true((value?.places ?? []).length > 0)
})

test('Typst as WebAssembly owns up that it does not enforce PDF/UA-1', async (t) => {
  const {guide, images} = printable('short')
  const screen = await wasm.insert(guide, {edition: 'screen', images})
  t.like(screen.findings, [{severity: 'warning', document: guide.id}])
  const press = await wasm.insert(guide, {edition: 'press', images})
  t.deepEqual(press.findings, [])
})

test('where no native library can be loaded, Typst runs as WebAssembly', async (t) => {
  const program = `
    import {openTypst} from '${new URL('../../studio/pipeline/pieces/print/typst.ts', import.meta.url)}'
    const typst = await openTypst([])
    const {pages} = await typst.compile('#pagebreak()', new Map(), 'press')
    console.log(typst.enforcesAccessibility, pages)
  `
  const run = promisify(execFile)
  const input = ['--input-type=module', '--eval', program]
  const bare = await run(process.execPath, ['--no-addons', ...input])
  t.is(bare.stdout.trim(), 'false 2')
  const usual = await run(process.execPath, input)
  t.is(usual.stdout.trim(), 'true 2')
})
