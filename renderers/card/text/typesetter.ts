import satori from 'satori'
import {createCache} from '../../cache.ts'
import type {Font} from '../../font.ts'
import {fontsInUseOf, type MissingGlyphs, missingGlyphsOf} from '../../glyphs.ts'
import {families} from '../../tokens.ts'
import type {Box, PlacedText, Size} from '../card.ts'
import {type CardElement, column, element, type Style, textsIn} from '../layout/element.ts'

/** A tree as it was laid out. */
export interface LaidOut {
  readonly svg: string
  /** Where the elements with a key stand. */
  readonly boxes: ReadonlyMap<string, Box>
  readonly texts: readonly PlacedText[]
}

/** Lays out and sets text: satori, with the fonts of the cards. */
export interface Typesetter {
  readonly missingGlyphs: MissingGlyphs
  /** The room that a text takes, in pixels; wider than `width` where a word is. */
  measure(text: string, style: Style, width: number): Promise<Size>
  /** Lays out a tree and draws it as SVG. */
  draw(tree: CardElement, size: Size): Promise<LaidOut>
}

/** Makes a typesetter of the fonts that cards are set in. */
export function createTypesetter(allFonts: readonly Font[]): Typesetter {
  const upright = allFonts.filter(({style}) => style === 'normal').map(satoriFont)
  // Satori reads all that it is given: a Chinese font alone takes it a second.
  const fontsFor = fontsInUseOf(upright)
  const fontFamily = Object.values(families).join(', ')
  const measured = createCache<Size>(2_000)

  return {
    missingGlyphs: missingGlyphsOf(allFonts),
    measure: (text, style, width) =>
      measured(JSON.stringify([text, style, width]), async () => {
        let size: Size = {width: 0, height: 0}
        const child = element('div', {style: {display: 'flex', ...style}, children: text}, 'text')
        // At the start of a column a text is as wide as its longest line, or as its longest word.
        await satori(column({width, alignItems: 'flex-start', fontFamily}, child), {
          fonts: fontsFor(text),
          width,
          // Letters as text instead of outlines: only their places are wanted.
          embedFont: false,
          onNodeDetected: (node) => {
            if (node.key === 'text') size = {width: node.width, height: node.height}
          },
        })
        return size
      }),
    async draw(tree, size) {
      const boxes = new Map<string, Box>()
      const texts: PlacedText[] = []
      const root = column({position: 'relative', ...size, fontFamily}, tree)
      const svg = await satori(root, {
        fonts: fontsFor(textsIn(tree).join('')),
        ...size,
        onNodeDetected: ({key, textContent, left, top, width, height}) => {
          const box = {left, top, width, height}
          if (key !== undefined) boxes.set(String(key), box)
          if (typeof textContent === 'string') texts.push({text: textContent, ...box})
        },
      })
      return {svg, boxes, texts}
    },
  }
}

/** A font as satori takes it, which knows it by its bytes: they are read once, and when it is used. */
function satoriFont(font: Font) {
  let bytes: Buffer | undefined
  return {
    family: font.family,
    name: font.family,
    weight: font.weight,
    style: 'normal' as const,
    get data() {
      const {buffer, byteOffset, byteLength} = font.data
      bytes ??= Buffer.from(buffer, byteOffset, byteLength)
      return bytes
    },
  }
}
