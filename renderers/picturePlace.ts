/** Where on a picture something stands that is written at a place of the document: shares of the picture. */
export interface PicturePlace {
  /** A Sanity path, as in a finding. */
  readonly at: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
