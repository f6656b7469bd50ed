import satori from 'satori'
import type {Language} from '../../schemas/language.ts'
import type {Font} from '../font.ts'
import {type Element, element} from './element.ts'
import {graphemesOf, type Piece, piecesOf} from './pieces.ts'
import {fontFamily, type Weight} from './typeface.ts'

/** A piece of text with the width it takes, in multiples of the type size. */
export interface MeasuredPiece extends Piece {
  readonly width: number
}

export interface MeasuredText {
  readonly pieces: readonly MeasuredPiece[]
  /** Width of the space between words, in multiples of the type size. */
  readonly space: number
}

/** Shapes text: measures it, and draws elements as SVG. */
export interface Typesetter {
  /**
   * Measures text in one weight. Pieces wider than `widest` (in multiples of the type size) fit
   * at no size, so they come cut into single characters.
   */
  measure(
    text: string,
    options: {readonly language: Language; readonly weight: Weight; readonly widest: number},
  ): Promise<MeasuredText>
  /** Draws a tree as SVG; all text becomes outlines. */
  draw(tree: Element, size: {readonly width: number; readonly height: number}): Promise<string>
}

/** Type size at which texts are measured, in pixels: satori rounds widths to whole pixels. */
const measuringSize = 200
/** Words remembered before the memory starts anew. */
const memory = 20_000

/** Makes a typesetter of the fonts that cards are set in. Runs in browsers too. */
export function createTypesetter(fonts: readonly Font[]): Typesetter {
  // One array for all calls: satori keeps what it parsed by the identity of the array.
  const satoriFonts = fonts.map(({family, weight, style, data}) => ({
    name: family,
    weight,
    style,
    data: new Uint8Array(data).buffer,
  }))
  const known: Record<Weight, Map<string, number>> = {400: new Map(), 700: new Map()}

  /** Each word is measured once: texts share most of their words. */
  async function widthsOf(
    texts: readonly string[],
    weight: Weight,
  ): Promise<(text: string) => number> {
    const widths = known[weight]
    if (widths.size > memory) widths.clear()
    const unknown = [...new Set(texts)].filter((text) => !widths.has(text))
    if (unknown.length > 0) {
      const style = {whiteSpace: 'pre', flexShrink: 0}
      const children = unknown.map((text) => element('div', {style, children: text}))
      const row = {display: 'flex', fontFamily, fontWeight: weight, fontSize: measuringSize}
      await satori(element('div', {style: row, children}), {
        width: 1,
        height: measuringSize,
        fonts: satoriFonts,
        onNodeDetected: ({textContent, width}) => {
          if (textContent !== undefined) widths.set(textContent, width / measuringSize)
        },
      })
    }
    return (text) => widths.get(text) ?? 0
  }

  return {
    async measure(text, {language, weight, widest}) {
      const pieces = piecesOf(text, language)
      const widthOf = await widthsOf([...pieces.map((piece) => piece.text), 'n n', 'nn'], weight)
      const tooWide = pieces.filter((piece) => widthOf(piece.text) > widest)
      const characters = tooWide.flatMap((piece) => graphemesOf(piece.text, language))
      const characterWidth = characters.length === 0 ? widthOf : await widthsOf(characters, weight)
      return {
        space: widthOf('n n') - widthOf('nn'),
        pieces: pieces.flatMap((piece): MeasuredPiece[] => {
          const width = widthOf(piece.text)
          if (width <= widest) return [{...piece, width}]
          const parts = graphemesOf(piece.text, language)
          return parts.map((part, index) => ({
            text: part,
            after: index === parts.length - 1 ? piece.after : 'nothing',
            width: characterWidth(part),
          }))
        }),
      }
    },
    draw: (tree, {width, height}) => satori(tree, {width, height, fonts: satoriFonts}),
  }
}
