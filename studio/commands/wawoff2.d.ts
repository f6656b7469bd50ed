declare module 'wawoff2' {
  /** Turns WOFF2 into TrueType. */
  export function decompress(woff2: Uint8Array): Promise<Uint8Array>
}
