/** A font file that print and cards are set in, as TrueType or OpenType bytes. */
export interface Font {
  readonly family: string
  readonly weight: 400 | 700
  readonly style: 'normal' | 'italic'
  readonly data: Uint8Array
}
