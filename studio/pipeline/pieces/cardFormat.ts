/** The formats in which cards can be written. */
export const cardFormats = ['png', 'jpeg', 'webp'] as const

export type CardFormat = (typeof cardFormats)[number]
