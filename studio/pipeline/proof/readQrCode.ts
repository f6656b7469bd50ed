import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import sharp from 'sharp'
import {prepareZXingModule, readBarcodes} from 'zxing-wasm/reader'

/** Wide enough to read a code in: pixels. */
const WIDTH = 540

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

/** What the QR code on an image says (PNG, JPEG or WebP); undefined where none is found. */
export async function readQrCode(image: Uint8Array): Promise<string | undefined> {
  opened ??= open()
  await opened
  const {data, info} = await sharp(image)
    .resize({width: WIDTH})
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true})
  const {width, height} = info
  const pixels = {data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const}
  const [code] = await readBarcodes(pixels, OPTIONS)
  return code?.text
}

/** Left to itself, the reader would fetch its module from the network. */
async function open(): Promise<void> {
  const module = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const wasmBinary = new Uint8Array(await readFile(module)).buffer
  await prepareZXingModule({overrides: {wasmBinary}, fireImmediately: true})
}
