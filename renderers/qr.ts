import {encode} from 'uqr'

/** A QR code (ISO/IEC 18004) without its quiet zone: runs of dark modules. */
export interface QrCode {
  /** Modules along each side. */
  readonly size: number
  /** Row, first column and length of each run. */
  readonly runs: readonly (readonly [row: number, column: number, length: number])[]
}

/** Encodes an address with the middling error correction M: a quarter of it may be smudged. */
export function qrCode(address: string): QrCode {
  const {size, data} = encode(address, {ecc: 'M', border: 0})
  const runs = data.flatMap((row, y) => {
    const found: [number, number, number][] = []
    for (let x = 0; x < row.length; x += 1) {
      const last = found.at(-1)
      if (!row[x]) continue
      if (last !== undefined && last[1] + last[2] === x) last[2] += 1
      else found.push([y, x, 1])
    }
    return found
  })
  return {size, runs}
}
