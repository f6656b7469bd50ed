/** Who an insert is for: readers at a screen, or a print shop. */
export const editions = ['screen', 'press'] as const

export type Edition = (typeof editions)[number]

/** How pages are put on sheets for the school's copier. */
export const impositions = ['booklet'] as const

/** What a press edition is printed with, instead of inks for shapes and RGB for pictures: black alone, or four inks. */
export const inks = ['black', 'cmyk'] as const

export type Ink = (typeof inks)[number]
