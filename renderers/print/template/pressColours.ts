const black = 'cmyk(0%, 0%, 0%, 100%)'

/**
 * The colours of the press edition, in inks. All text is black alone, so that a press that is out of
 * register by a hair does not blur it; the brand and the tints colour shapes only.
 */
export const pressColours = {
  ink: black,
  slate: 'cmyk(0%, 0%, 0%, 60%)',
  highlight: 'cmyk(0%, 0%, 0%, 15%)',
  mist: 'cmyk(0%, 0%, 0%, 5%)',
  line: 'cmyk(0%, 0%, 0%, 25%)',
  brand: 'cmyk(100%, 65%, 0%, 15%)',
  brandPale: 'cmyk(10%, 4%, 0%, 0%)',
  important: 'cmyk(0%, 45%, 100%, 20%)',
  importantPale: 'cmyk(0%, 5%, 14%, 0%)',
  warning: 'cmyk(0%, 90%, 80%, 20%)',
  warningPale: 'cmyk(0%, 9%, 7%, 0%)',
  brandText: black,
  slateText: black,
  /** No ink at all. */
  paper: 'cmyk(0%, 0%, 0%, 0%)',
  /** They are black alone, and no registration marks, which would be in all inks. */
  cropMarks: black,
} as const
