import {crc32} from 'node:zlib'
import type {Size} from './box.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Rows of an image, packed so that others may follow. */
export interface PackedBand {
  /** The packed bytes as a chunk of a PNG. */
  readonly dataChunk: Buffer
  /** Of the bytes before packing. */
  readonly sum: CheckSum
}

/** What a zlib stream begins with (RFC 1950): deflate, a window of 32 KiB. */
const streamHeader = Buffer.from([0x78, 0x5e])
/** An empty last block (RFC 1951): bands end without one, so that others may follow. */
const lastBlock = Buffer.from([0x03, 0x00])

/**
 * Puts packed bands together as a PNG (third edition) of eight bits each of red, green and blue.
 * The description stands in its EXIF data; it must be ASCII and longer than three characters.
 */
export function pngOf(size: Size, bands: readonly PackedBand[], description: string): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size.width, 0)
  header.writeUInt32BE(size.height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const end = Buffer.alloc(4)
  const {low, high} = bands.reduce(joinedSum, emptySum)
  end.writeUInt16BE(high, 0)
  end.writeUInt16BE(low, 2)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('sRGB', Buffer.from([0])),
    chunk('eXIf', exif(description)),
    chunk('IDAT', streamHeader),
    ...bands.map(({dataChunk}) => dataChunk),
    chunk('IDAT', Buffer.concat([lastBlock, end])),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A chunk: its length, its type, its data and their check sum. */
export function chunk(type: 'IHDR' | 'sRGB' | 'eXIf' | 'IDAT' | 'IEND', data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}

/** EXIF data with nothing but an image description: a TIFF file of one field. */
function exif(description: string): Buffer {
  const text = Buffer.from(`${description}\0`, 'latin1')
  const file = Buffer.alloc(26)
  file.write('II*\0', 0, 'latin1')
  file.writeUInt32LE(8, 4)
  file.writeUInt16LE(1, 8)
  file.writeUInt16LE(0x010e, 10)
  file.writeUInt16LE(2, 12)
  file.writeUInt32LE(text.length, 14)
  file.writeUInt32LE(file.length, 18)
  return Buffer.concat([file, text])
}

/** The Adler-32 check sum of some bytes (RFC 1950), with their number, so that sums can be joined. */
export interface CheckSum {
  /** Sum of the bytes, and one. */
  readonly low: number
  /** Sum of the lower sums after each byte. */
  readonly high: number
  readonly length: number
}

const modulus = 65521
/** So many bytes can be summed before the sums must be reduced. */
const safely = 3800
const emptySum: CheckSum = {low: 1, high: 0, length: 0}

export function checkSum(bytes: Uint8Array): CheckSum {
  let low = 1
  let high = 0
  for (let start = 0; start < bytes.length; start += safely) {
    const end = Math.min(start + safely, bytes.length)
    for (let index = start; index < end; index += 1) {
      low += bytes[index] ?? 0
      high += low
    }
    low %= modulus
    high %= modulus
  }
  return {low, high, length: bytes.length}
}

/**
 * The check sum after some bytes have changed: `more` is the sum of all changes, and `weighted` the sum
 * of each times the number of bytes from its place to the end. To sum all bytes anew would take longer
 * than to change them.
 */
export function changedSum(sum: CheckSum, more: number, weighted: number): CheckSum {
  const {low, high, length} = sum
  return {low: remainder(low + more), high: remainder(high + weighted), length}
}

/** The check sum of bytes that follow each other, from the sums of both parts. */
function joinedSum(first: CheckSum, {sum: second}: {readonly sum: CheckSum}): CheckSum {
  return {
    low: remainder(first.low + second.low - 1),
    high: remainder(first.high + second.high + (second.length % modulus) * (first.low - 1)),
    length: first.length + second.length,
  }
}

function remainder(sum: number): number {
  return ((sum % modulus) + modulus) % modulus
}
