/** What a finished output says: all of its text, and the addresses it gives. */
export interface ReadText {
  readonly text: string
  /** Each as often as it is given. */
  readonly addresses: readonly string[]
  /**
   * Of outputs with pages, the text of each. A paragraph may run on over what stands at the edges of
   * pages.
   */
  readonly pages?: readonly string[]
}
