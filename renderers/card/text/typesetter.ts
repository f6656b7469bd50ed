import satori from 'satori'
import {createCache} from '../../cache.ts'
import type {Font} from '../../font.ts'
import {families} from '../../tokens.ts'
import type {Box, PlacedText, Size} from '../card.ts'
import {column, type Element, element, type Style} from '../layout/element.ts'

/** A tree as it was laid out. */
export interface LaidOut {
  readonly svg: string
  /** Where the elements with a key stand. */
  readonly boxes: ReadonlyMap<string, Box>
  /** Where everything stands that is drawn. */
  readonly drawn: readonly Box[]
  readonly texts: readonly PlacedText[]
}

/** Lays out and sets text: satori, with the fonts of the cards. */
export interface Typesetter {
  /** The room that a text takes, in pixels; wider than `width` where a word is. */
  measure(text: string, style: Style, width: number): Promise<Size>
  /** Lays out a tree and draws it as SVG. */
  draw(tree: Element, size: Size): Promise<LaidOut>
}

/** Makes a typesetter of the fonts that cards are set in. */
export function createTypesetter(allFonts: readonly Font[]): Typesetter {
  // One list for every call: satori remembers fonts by their bytes.
  const fonts = allFonts
    .filter(({style}) => style === 'normal')
    .map(({family, weight, data}) => ({name: family, weight, data: new Uint8Array(data).buffer}))
  const fontFamily = Object.values(families).join(', ')
  const measured = createCache<Size>(2_000)

  return {
    measure: (text, style, width) =>
      measured(JSON.stringify([text, style, width]), async () => {
        let size: Size = {width: 0, height: 0}
        const child = element('div', {style: {display: 'flex', ...style}, children: text}, 'text')
        // At the start of a column a text is as wide as its longest line, or as its longest word.
        await satori(column({width, alignItems: 'flex-start', fontFamily}, child), {
          fonts,
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
      const drawn: Box[] = []
      const texts: PlacedText[] = []
      const root = column({position: 'relative', ...size, fontFamily}, tree)
      const svg = await satori(root, {
        fonts,
        ...size,
        onNodeDetected: ({key, props, textContent, left, top, width, height}) => {
          const box = {left, top, width, height}
          if (key !== undefined) boxes.set(String(key), box)
          const filled = props.style?.backgroundColor !== undefined
          if (typeof textContent === 'string' || filled) drawn.push(box)
          if (typeof textContent === 'string') texts.push({text: textContent, ...box})
        },
      })
      return {svg, boxes, drawn, texts}
    },
  }
}
