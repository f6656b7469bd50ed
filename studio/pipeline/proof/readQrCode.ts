import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {prepareZXingModule, readBarcodes} from 'zxing-wasm/reader'
import type {Size} from '../../../renderers/card/card.ts'

/** What is read: one code, upright, dark on light. */
const OPTIONS = {
  formats: ['QRCode' as const],
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 1,
}

let opened: Promise<unknown> | undefined

/** What the QR code on an image says, whose pixels are RGBA; undefined where none is found. */
export async function readQrCode(
  pixels: Uint8Array,
  {width, height}: Size,
): Promise<string | undefined> {
  opened ??= open()
  await opened
  const data = new Uint8ClampedArray(pixels)
  const [code] = await readBarcodes({data, width, height, colorSpace: 'srgb'}, OPTIONS)
  return code?.text
}

/** Left to itself, the reader would fetch its module from the network. */
async function open(): Promise<void> {
  const module = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const wasmBinary = new Uint8Array(await readFile(module)).buffer
  await prepareZXingModule({overrides: {wasmBinary}, fireImmediately: true})
}
