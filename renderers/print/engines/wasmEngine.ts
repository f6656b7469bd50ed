import {initSync, TypstCompilerBuilder} from '@myriaddreamin/typst-ts-web-compiler'
import type {Font} from '../../font.ts'
import {loadPdf} from '../pdfFile.ts'
import type {Engine} from './engine.ts'

const main = '/main.typ'

/** How the compiler is to describe what is wrong: one line a fault, with its place in the source. */
const asLines = 2

/**
 * Typst as WebAssembly: for machines that no native binary is published for, and for browsers.
 * Takes the fonts and the bytes of the module. It sets the very same pages, but cannot be told to
 * hold them against PDF/UA-1.
 */
export async function createWasmEngine(
  fonts: readonly Font[],
  wasm: Uint8Array<ArrayBuffer>,
): Promise<Engine> {
  initSync({module: wasm})
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const {data} of fonts) await builder.add_raw_font(data)
  const compiler = await builder.build()
  return {
    enforcesAccessibility: false,
    async compile(source, files) {
      const load = () => {
        compiler.reset_shadow()
        compiler.add_source(main, source)
        for (const [path, bytes] of files) compiler.map_shadow(path, bytes)
      }
      load()
      const compiled: unknown = compiler.compile(main, null, 'pdf', asLines)
      const pdf = pdfIn(compiled)
      if (pdf === undefined) return {problem: JSON.stringify(compiled)}
      const document = await loadPdf(pdf)
      const marked = (label: string): unknown => {
        // Another document may have been compiled meanwhile.
        load()
        return JSON.parse(compiler.query(main, null, `<${label}>`, 'value'))
      }
      return {pdf, pages: document.getPageCount(), marked}
    },
    forget() {
      compiler.reset_shadow()
      compiler.reset()
    },
  }
}

function pdfIn(compiled: unknown): Uint8Array | undefined {
  if (typeof compiled !== 'object' || compiled === null || !('result' in compiled)) return undefined
  return compiled.result instanceof Uint8Array ? compiled.result : undefined
}
