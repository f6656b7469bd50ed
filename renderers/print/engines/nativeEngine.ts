import {setImmediate} from 'node:timers/promises'
import {NodeCompiler, PdfStandard} from '@myriaddreamin/typst-ts-node-compiler'
import type {Font} from '../../font.ts'
import type {Edition} from '../edition.ts'
import type {Engine} from './engine.ts'

const standards: Record<Edition, PdfStandard> = {
  screen: PdfStandard.UA_1,
  press: PdfStandard.V_1_6,
}

/** How many inserts may pass before what the compiler remembers of them is let go. */
const remembered = 10

/** Typst as a native library. Importing this module throws where no binary is published for the machine. */
export function createNativeEngine(fonts: readonly Font[]): Engine {
  const compiler = NodeCompiler.create({
    workspace: '/',
    fontArgs: [{fontBlobs: fonts.map(({data}) => asBuffer(data))}],
  })
  return {
    enforcesAccessibility: true,
    async compile(source, files, edition) {
      // What was drawn before is let go only when the event loop turns.
      await setImmediate()
      compiler.resetShadow()
      for (const [path, bytes] of files) compiler.mapShadow(path, asBuffer(bytes))
      const compiled = compiler.compile({mainFileContent: source})
      const document = compiled.result
      if (document === null) return {problem: described(compiled.takeDiagnostics())}
      const pages = document.numOfPages
      const marked = (label: string): unknown =>
        compiler.query(document, {selector: `<${label}>`, field: 'value'})
      try {
        return {pdf: compiler.pdf(document, {pdfStandard: standards[edition]}), pages, marked}
      } catch (error) {
        return {problem: error instanceof Error ? error.message : String(error)}
      } finally {
        compiler.evictCache(remembered)
      }
    },
    forget() {
      compiler.resetShadow()
      compiler.evictCache(0)
    },
  }
}

/** The same bytes as Node's own type, not copied. */
function asBuffer({buffer, byteOffset, byteLength}: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

function described(diagnostics: {shortDiagnostics?: unknown} | null): string {
  return JSON.stringify(diagnostics?.shortDiagnostics ?? diagnostics)
}
