import satori from 'satori'
import type {Language} from '../../schemas/language.ts'
import type {Font} from '../font.ts'
import {type Element, element} from './element.ts'
import {graphemesOf, type Piece, piecesOf} from './pieces.ts'
import {fontFamily, type Weight} from './typeface.ts'

/** Units of outlines, in one type size. */
export const outlineUnits = 1000

/** The form of a word, in a line as high as the type size. */
export interface Outline {
  /** SVG path data, in outline units from the upper edge of the line. */
  readonly path: string
  /** Where in these units the word starts. */
  readonly start: number
}

/** A piece of text with its form, and the width it takes in multiples of the type size. */
export interface MeasuredPiece extends Piece {
  readonly width: number
  readonly outline: Outline
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
  /** Draws a tree without text as SVG. */
  draw(tree: Element, size: {readonly width: number; readonly height: number}): Promise<string>
}

/** Words remembered before the memory starts anew. */
const memory = 5_000
/**
 * Stands before each word that is measured. satori takes the baseline from the font of the first
 * character; so that words of all scripts stand on one line, all start with the same.
 */
const lead = '\u00A0'

type Word = Pick<MeasuredPiece, 'width' | 'outline'>

/** Makes a typesetter of the fonts that cards are set in. Runs in browsers too. */
export function createTypesetter(fonts: readonly Font[]): Typesetter {
  // One array for all calls: satori keeps what it parsed by the identity of the array.
  const satoriFonts = fonts.map(({family, weight, style, data}) => ({
    name: family,
    weight,
    style,
    data: new Uint8Array(data).buffer,
  }))
  const known: Record<Weight, Map<string, Word>> = {400: new Map(), 700: new Map()}

  /** Each word is shaped once: texts share most of their words. */
  async function wordsOf(texts: readonly string[], weight: Weight): Promise<Map<string, Word>> {
    const memorised = known[weight]
    if (memorised.size > memory) memorised.clear()
    const asked = [...new Set(texts)]
    const unknown = asked.filter((text) => !memorised.has(text))
    if (unknown.length > 0) {
      for (const [text, word] of await shape(unknown, weight)) memorised.set(text, word)
    }
    return new Map(
      asked.flatMap((text): [string, Word][] => {
        const word = memorised.get(text)
        return word === undefined ? [] : [[text, word]]
      }),
    )
  }

  /** Lays words out all in one place, each in a colour of its own by which its outline is found. */
  async function shape(texts: readonly string[], weight: Weight): Promise<[string, Word][]> {
    const children = [lead, ...texts.map((text) => lead + text)].map((text, index) =>
      element('div', {
        style: {position: 'absolute', left: 0, top: 0, whiteSpace: 'pre', color: colourOf(index)},
        children: text,
      }),
    )
    const style = {
      display: 'flex',
      fontFamily,
      fontWeight: weight,
      fontSize: outlineUnits,
      lineHeight: 1,
    }
    const widths = new Map<string, number>()
    const svg = await satori(element('div', {style, children}), {
      width: 1,
      height: outlineUnits,
      fonts: satoriFonts,
      onNodeDetected: ({textContent, width}) => {
        if (textContent !== undefined) widths.set(textContent, width)
      },
    })
    const paths = new Map<string, string>()
    for (const [, colour = '', path = ''] of svg.matchAll(
      /<path fill="(?<colour>#[0-9a-f]{6})" d="(?<path>[^"]*)"/gu,
    )) {
      // One path for each font that the word takes.
      paths.set(colour, (paths.get(colour) ?? '') + path.trim())
    }
    const start = widths.get(lead) ?? 0
    return texts.map((text, index) => {
      const width = ((widths.get(lead + text) ?? start) - start) / outlineUnits
      return [text, {width, outline: {path: paths.get(colourOf(index + 1)) ?? '', start}}]
    })
  }

  return {
    async measure(text, {language, weight, widest}) {
      const pieces = piecesOf(text, language)
      const words = await wordsOf([...pieces.map((piece) => piece.text), lead], weight)
      const tooWide = pieces.filter((piece) => (words.get(piece.text)?.width ?? 0) > widest)
      const parts = tooWide.flatMap((piece) => graphemesOf(piece.text, language))
      const characters = parts.length === 0 ? words : await wordsOf(parts, weight)
      return {
        space: words.get(lead)?.width ?? 0,
        pieces: pieces.flatMap((piece): MeasuredPiece[] => {
          const word = words.get(piece.text)
          if (word === undefined) return []
          if (word.width <= widest) return [{...piece, ...word}]
          const signs = graphemesOf(piece.text, language)
          return signs.flatMap((sign, index): MeasuredPiece[] => {
            const shaped = characters.get(sign)
            const after = index === signs.length - 1 ? piece.after : 'nothing'
            return shaped === undefined ? [] : [{text: sign, after, ...shaped}]
          })
        }),
      }
    },
    draw: (tree, {width, height}) => satori(tree, {width, height, fonts: satoriFonts}),
  }
}

/** A colour that stands for a number, up to 16 million. */
function colourOf(index: number): string {
  return `#${index.toString(16).padStart(6, '0')}`
}
