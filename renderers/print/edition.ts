/** Who an insert is for: readers at a screen, or a print shop. */
export const editions = ['screen', 'press'] as const

export type Edition = (typeof editions)[number]
