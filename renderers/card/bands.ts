import {promisify} from 'node:util'
import {constants, deflateRaw, type InputType, type ZlibOptions} from 'node:zlib'
import type {Box, Size} from './box.ts'
import type {PaintedLayer} from './paintedLayer.ts'
import {type CheckSum, changedSum, checkSum, chunk, type PackedBand} from './png.ts'

/**
 * Opaque pixels in horizontal bands, each packed on its own: a card packs again only the bands that
 * its texts touch, on several threads at once, and takes the others as they are.
 */
export interface Bands {
  readonly size: Size
  readonly bands: readonly Band[]
}

interface Band {
  readonly top: number
  readonly height: number
  /** Red, green and blue, row by row, with a zero before each row: the filter “none” of PNG. */
  readonly rows: Uint8Array
  readonly sum: CheckSum
  /** Packs it, once. */
  readonly packed: () => Promise<PackedBand>
}

/** Rows in a band: enough for bands to pack as well as the whole, few enough to share most of them. */
const bandHeight = 32

/** Cuts a layer that covers the whole card, without letting anything shine through, into bands. */
export function bandsOf({pixels}: PaintedLayer, size: Size): Bands {
  const {width, height} = size
  const count = Math.ceil(height / bandHeight)
  const bands = Array.from({length: count}, (_, index) => {
    const top = index * bandHeight
    const bandRows = Math.min(bandHeight, height - top)
    const rows = new Uint8Array(bandRows * (width * 3 + 1))
    let from = top * width * 4
    let to = 0
    for (let row = 0; row < bandRows; row += 1) {
      to += 1
      for (let x = 0; x < width; x += 1) {
        rows[to] = pixels[from] ?? 0
        rows[to + 1] = pixels[from + 1] ?? 0
        rows[to + 2] = pixels[from + 2] ?? 0
        from += 4
        to += 3
      }
    }
    return bandOf({top, height: bandRows, rows, sum: checkSum(rows)})
  })
  return {size, bands}
}

/** Bands with layers laid over them; those that none touches stay as they are, packed or not. */
export function laidOver(layers: readonly PaintedLayer[], {size, bands}: Bands): Bands {
  return {
    size,
    bands: bands.map((band) => {
      const above = layers.filter((layer) => overlaps(layer, band))
      return above.length === 0 ? band : bandOf({...band, ...covered(band, above, size.width)})
    }),
  }
}

/** A layer that is being painted, and the box beyond which it will not reach. */
export interface ComingLayer {
  readonly box: Box
  readonly painted: Promise<PaintedLayer>
}

/** Lays layers over bands, and packs these. A band waits only for the layers that it lies under. */
export function packedUnder(
  layers: readonly ComingLayer[],
  {size, bands}: Bands,
): Promise<PackedBand[]> {
  return Promise.all(
    bands.map(async (band) => {
      const near = layers.filter(({box}) => overlaps(box, band)).map(({painted}) => painted)
      const above = (await Promise.all(near)).filter((layer) => overlaps(layer, band))
      return above.length === 0 ? band.packed() : pack(covered(band, above, size.width))
    }),
  )
}

function overlaps(one: Pick<Box, 'top' | 'height'>, other: Pick<Box, 'top' | 'height'>): boolean {
  return one.top < other.top + other.height && one.top + one.height > other.top
}

function bandOf(band: Omit<Band, 'packed'>): Band {
  let packed: Promise<PackedBand> | undefined
  return {
    ...band,
    packed: () => {
      packed ??= pack(band)
      return packed
    },
  }
}

/**
 * What a band shows under painted layers (source over, after Porter and Duff), and its check sum.
 * A loop is several times faster here than an image library, which converts the whole card first.
 */
function covered(
  band: Band,
  layers: readonly PaintedLayer[],
  width: number,
): Pick<Band, 'rows' | 'sum'> {
  const rows = band.rows.slice()
  const {length} = rows
  let more = 0
  let weighted = 0
  for (const {pixels, left, top, width: layerWidth, height} of layers) {
    const first = Math.max(top, band.top)
    const end = Math.min(top + height, band.top + band.height)
    for (let y = first; y < end; y += 1) {
      let to = (y - band.top) * (width * 3 + 1) + 1 + left * 3
      let from = (y - top) * layerWidth * 4
      for (const stop = from + layerWidth * 4; from < stop; from += 4, to += 3) {
        const clear = 255 - (pixels[from + 3] ?? 0)
        if (clear === 255) continue
        for (let channel = 0; channel < 3; channel += 1) {
          const under = rows[to + channel] ?? 0
          // A 255th, rounded.
          const shining = clear === 0 ? 0 : ((under * clear + 128) * 257) >> 16
          const over = (pixels[from + channel] ?? 0) + shining
          const change = over - under
          if (change === 0) continue
          rows[to + channel] = over
          more += change
          weighted += change * (length - to - channel)
        }
      }
    }
  }
  return {rows, sum: changedSum(band.sum, more, weighted)}
}

const deflate = promisify<InputType, ZlibOptions, Buffer>(deflateRaw)

/** Packs rows so that others may follow: higher levels take several times longer for a tenth less. */
async function pack({rows, sum}: Pick<Band, 'rows' | 'sum'>): Promise<PackedBand> {
  const options = {level: 3, finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 2 ** 16}
  return {dataChunk: chunk('IDAT', await deflate(rows, options)), sum}
}
