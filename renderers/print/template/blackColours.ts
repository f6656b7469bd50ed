import type {pressColours} from './pressColours.ts'

const grey = (share: number) => `cmyk(0%, 0%, 0%, ${share}%)`

/** The colours of an edition in black alone: all greys. */
export const blackColours: Record<keyof typeof pressColours, string> = {
  ink: grey(100),
  slate: grey(60),
  highlight: grey(15),
  mist: grey(5),
  line: grey(25),
  brand: grey(75),
  brandPale: grey(7),
  important: grey(50),
  importantPale: grey(7),
  warning: grey(85),
  warningPale: grey(7),
  brandText: grey(100),
  slateText: grey(100),
  paper: grey(0),
  cropMarks: grey(100),
}
