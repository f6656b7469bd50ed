import satori from 'satori'
import type {Language} from '../../schemas/language.ts'
import type {Font} from '../font.ts'
import type {Element} from './element.ts'
import {graphemesOf, type Piece, piecesOf} from './pieces.ts'
import {createShaper, outlineUnits, type ShapedWord} from './shaper.ts'
import type {Weight} from './typeface.ts'

/** A piece of text with its outline, and the width it takes in multiples of the type size. */
export interface MeasuredPiece extends Piece {
  readonly width: number
  /** SVG path data, in outline units from where the piece starts on its baseline. */
  readonly outline: string
}

export interface MeasuredText {
  readonly pieces: readonly MeasuredPiece[]
  /** Width of the space between words, in multiples of the type size. */
  readonly space: number
}

/** Measures text, and draws elements as SVG. */
export interface Typesetter {
  /**
   * Measures text in one weight. Pieces wider than `widest` (in multiples of the type size) fit
   * at no size, so they come cut into single characters.
   */
  measure(
    text: string,
    options: {readonly language: Language; readonly weight: Weight; readonly widest: number},
  ): MeasuredText
  /** Draws a tree without text as SVG. */
  draw(tree: Element, size: {readonly width: number; readonly height: number}): Promise<string>
}

/** Words remembered before the memory starts anew. */
const memory = 5_000

/** Makes a typesetter of the fonts that cards are set in. Runs in browsers too. */
export function createTypesetter(fonts: readonly Font[]): Typesetter {
  const shape = createShaper(fonts)
  const known: Record<Weight, Map<string, ShapedWord>> = {400: new Map(), 700: new Map()}

  /** Each word is shaped once: texts share most of their words. */
  function shapeOnce(word: string, weight: Weight): ShapedWord {
    const words = known[weight]
    if (words.size > memory) words.clear()
    const shaped = words.get(word) ?? shape(word, weight)
    words.set(word, shaped)
    return shaped
  }

  return {
    measure(text, {language, weight, widest}) {
      const measured = (piece: Piece): MeasuredPiece => {
        const {advance, path} = shapeOnce(piece.text, weight)
        return {...piece, width: advance / outlineUnits, outline: path}
      }
      return {
        space: shapeOnce(' ', weight).advance / outlineUnits,
        pieces: piecesOf(text, language).flatMap((piece): MeasuredPiece[] => {
          const whole = measured(piece)
          if (whole.width <= widest) return [whole]
          const signs = graphemesOf(piece.text, language)
          return signs.map((sign, index) =>
            measured({text: sign, after: index === signs.length - 1 ? piece.after : 'nothing'}),
          )
        }),
      }
    },
    draw: (tree, {width, height}) => satori(tree, {width, height, fonts: []}),
  }
}
