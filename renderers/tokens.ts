/**
 * The look of every channel, in one place: colours, type and rounding.
 * Colours are sRGB; each text colour keeps a contrast of at least 4.5 : 1 on the grounds it is meant for.
 */
export const colours = {
  /** Text. */
  ink: '#1d2733',
  /** Secondary text. */
  slate: '#4a5766',
  /** Ground. */
  paper: '#ffffff',
  /** Quiet ground behind boxes and figures. */
  mist: '#f1f5fa',
  /** Lines and borders. */
  line: '#c3ccd6',
  /** The brand: links, numerals, bands. */
  brand: '#14539a',
  /** A darker brand, for large areas. */
  brandDeep: '#0d3a6e',
  /** A tint of the brand. */
  brandPale: '#e8f0fa',
  /** The accent: never carries text other than ink. */
  accent: '#f2b13c',
  /** Ground of highlighted words. */
  highlight: '#fff0a8',
  /** Important callouts. */
  important: '#8a5300',
  importantPale: '#fdf4e3',
  /** Warning callouts. */
  warning: '#a3231f',
  warningPale: '#fdecea',
} as const

/** The same names on a dark ground, for visitors who prefer that; the same contrasts hold. */
export const darkColours: Colours = {
  ink: '#e9eef4',
  slate: '#b3bfcc',
  paper: '#12181f',
  mist: '#1b232d',
  line: '#3b4756',
  brand: '#8fc0f5',
  brandDeep: '#0d2a4d',
  brandPale: '#1a2a3d',
  accent: '#f2b13c',
  highlight: '#4a3c08',
  important: '#f3c069',
  importantPale: '#2e2412',
  warning: '#ff9d97',
  warningPale: '#331a19',
}

export type Colour = keyof typeof colours

/** A value for every colour. */
export type Colours = Readonly<Record<Colour, string>>

/** The families that print and cards are set in, by script; order is the order of fallback. */
export const families = {
  latin: 'Atkinson Hyperlegible Next',
  han: 'Noto Sans SC',
  tamil: 'Noto Sans Tamil',
  /** Arrows, ticks and mathematics; then whatever other signs there are. */
  mathematics: 'Noto Sans Math',
  symbols: 'Noto Sans Symbols 2',
  emoji: 'Noto Emoji',
} as const

/**
 * The scripts that each family is used for, by their Unicode names; signs that belong to no script may
 * come from any. A family may have letters of other scripts too, as the mathematics font has Arabic
 * ones: words set in those would read wrong, so such text is an error instead.
 */
export const familyScripts: Record<keyof typeof families, readonly string[]> = {
  latin: ['Latin', 'Greek'],
  han: ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Latin', 'Greek', 'Cyrillic'],
  tamil: ['Tamil', 'Latin'],
  mathematics: ['Latin', 'Greek'],
  symbols: ['Braille', 'Greek'],
  emoji: [],
}
