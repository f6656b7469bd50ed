import {converter} from 'culori'
import type {Look} from '../../guide/model.ts'
import {paletteOf} from '../../palette.ts'
import type {Colours} from '../../tokens.ts'
import type {Edition, Ink} from '../edition.ts'

/** Cyan, magenta, yellow and black, in percent. */
type Inks = readonly [number, number, number, number]

/** A colour as the template takes it: sRGB as hexadecimal digits, or inks. */
type PrintColour = string | Inks

const black: Inks = [0, 0, 0, 100]

/**
 * The colours of the press edition, in inks. All text is black alone, so that a press that is out of
 * register by a hair does not blur it; the brand and the tints colour shapes only.
 */
const pressColours = {
  ink: black,
  slate: [0, 0, 0, 60],
  highlight: [0, 0, 0, 15],
  mist: [0, 0, 0, 5],
  line: [0, 0, 0, 25],
  brand: [100, 65, 0, 15],
  brandPale: [10, 4, 0, 0],
  important: [0, 45, 100, 20],
  importantPale: [0, 5, 14, 0],
  warning: [0, 90, 80, 20],
  warningPale: [0, 9, 7, 0],
  brandText: black,
  slateText: black,
  /** No ink at all. */
  paper: [0, 0, 0, 0],
  /** They are black alone, and no registration marks, which would be in all inks. */
  cropMarks: black,
} as const satisfies Record<string, Inks>

const grey = (share: number): Inks => [0, 0, 0, share]

/** The colours of an edition in black alone: all greys. */
const blackColours: Record<keyof typeof pressColours, Inks> = {
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

/** The colours of an edition of a school's inserts, by the names that the template gives them. */
export type PrintColours = Readonly<Record<string, PrintColour>>

/** Takes the school's look, the edition and its ink; returns the colours that it is drawn in. */
export function printColours(look: Look, edition: Edition, ink: Ink | null): PrintColours {
  if (ink === 'black') return kebabCased(blackColours)
  const {light} = paletteOf(look)
  return kebabCased(edition === 'screen' ? screenColours(light) : inksOf(look, light))
}

function inksOf({primary}: Look, light: Colours): Record<keyof typeof pressColours, Inks> {
  return primary === undefined
    ? pressColours
    : {...pressColours, brand: separate(light.brand), brandPale: separate(light.brandPale)}
}

function screenColours(colours: Colours): Record<keyof typeof pressColours, string> {
  const {ink, slate, highlight, mist, line, brand, brandPale} = colours
  const {important, importantPale, warning, warningPale} = colours
  return {
    ink,
    slate,
    highlight,
    mist,
    line,
    brand,
    brandPale,
    important,
    importantPale,
    warning,
    warningPale,
    brandText: brand,
    slateText: slate,
    paper: '#ffffff',
    cropMarks: '#000000',
  }
}

const toRgb = converter('rgb')

/** The inks of a colour, as much of it as can be in black, without regard to any press. */
function separate(colour: string): Inks {
  const {r = 0, g = 0, b = 0} = toRgb(colour) ?? {}
  const lightest = Math.max(r, g, b)
  const share = (channel: number) =>
    lightest === 0 ? 0 : Math.round((1 - channel / lightest) * 100)
  return [share(r), share(g), share(b), Math.round((1 - lightest) * 100)]
}

function kebabCased(values: Readonly<Record<string, PrintColour>>): PrintColours {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
      value,
    ]),
  )
}
