/** The trimmed page sizes a handbook can have. */
export const trimSizes = ['a5', 'b5', 'a4'] as const

export type TrimSize = (typeof trimSizes)[number]

/** What each size is called in Studio. */
export const trimSizeTitles: Record<TrimSize, string> = {
  a5: 'A5 (148 × 210 mm)',
  b5: 'B5 (176 × 250 mm)',
  a4: 'A4 (210 × 297 mm)',
}
