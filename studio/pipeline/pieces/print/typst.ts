import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import type {Font} from '../../../../renderers/font.ts'
import type {Engine} from '../../../../renderers/print/engines/engine.ts'
import {createWasmEngine} from '../../../../renderers/print/engines/wasmEngine.ts'

/** Opens Typst with the given fonts: the native library, or WebAssembly where this machine has none. */
export async function openTypst(fonts: readonly Font[]): Promise<Engine> {
  const native = await nativeEngine()
  return native === undefined ? openWasm(fonts) : native.createNativeEngine(fonts)
}

/** Opens Typst as WebAssembly, from the module's own package. */
export async function openWasm(fonts: readonly Font[]): Promise<Engine> {
  const {resolve} = createRequire(import.meta.url)
  const module = await readFile(resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))
  return createWasmEngine(fonts, new Uint8Array(module))
}

async function nativeEngine() {
  try {
    return await import('../../../../renderers/print/engines/nativeEngine.ts')
  } catch {
    return undefined
  }
}
