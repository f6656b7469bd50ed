declare module 'harfbuzzjs' {
  export interface Blob {
    readonly ptr: number
  }

  export interface Face {
    /** A view of the library's own memory. */
    collectUnicodes(): Uint32Array
  }

  export interface Font {
    /** Units in one type size; y grows downwards where its scale is negative. */
    setScale(x: number, y: number): void
    /** SVG path data. */
    glyphToPath(glyph: number): string
  }

  export interface Buffer {
    addText(text: string): void
    guessSegmentProperties(): void
    /** Glyphs with their advances and shifts. */
    json(): {readonly g: number; readonly ax: number; readonly dx: number; readonly dy: number}[]
    destroy(): void
  }

  /** Shapes text. */
  export interface HarfBuzz {
    createBlob(data: ArrayBuffer): Blob
    createFace(blob: Blob, index: number): Face
    createFont(face: Face): Font
    createBuffer(): Buffer
    shape(font: Font, buffer: Buffer): void
  }

  const ready: Promise<HarfBuzz>
  export default ready
}
