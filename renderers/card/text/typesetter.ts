import {LRUCache} from 'lru-cache'
import satori from 'satori'
import type {Font} from '../../font.ts'
import {families} from '../../tokens.ts'
import type {Box, Size} from '../drawing/box.ts'
import {memoize} from '../drawing/memoize.ts'
import {column, type Element, element, type Style} from '../layout/element.ts'

/** A tree as it was laid out. */
export interface LaidOut {
  readonly svg: string
  /** Where the elements with a key stand. */
  readonly boxes: ReadonlyMap<string, Box>
  /** Where everything stands that is drawn. */
  readonly drawn: readonly Box[]
}

/** Lays out and sets text: satori, with the fonts of the cards. */
export interface Typesetter {
  /** The room that a text takes, in pixels; wider than `width` where a word is. */
  measure(text: string, style: Style, width: number): Promise<Size>
  /** Lays out a tree and draws it as SVG. */
  draw(tree: Element, size: Size): Promise<LaidOut>
}

const MAX_MEASURED = 2_000

/** Makes a typesetter of the fonts that cards are set in. Runs in browsers too. */
export function createTypesetter(fonts: readonly Font[]): Typesetter {
  // One list for every call: satori remembers fonts by their bytes.
  const options = {
    fonts: fonts
      .filter(({style}) => style === 'normal')
      .map(({family, weight, data}) => ({name: family, weight, data: new Uint8Array(data).buffer})),
  }
  const fontFamily = Object.values(families).join(', ')
  const measured = new LRUCache<string, Promise<Size>>({max: MAX_MEASURED})

  async function measure(text: string, style: Style, width: number): Promise<Size> {
    let size: Size = {width: 0, height: 0}
    // At the start of a column a text is as wide as its longest line, or as its longest word.
    const tree = column(
      {width, alignItems: 'flex-start', fontFamily},
      element('div', {style: {display: 'flex', ...style}, children: text}, 'text'),
    )
    await satori(tree, {
      ...options,
      width,
      // Letters as text instead of outlines: only their places are wanted.
      embedFont: false,
      onNodeDetected: (node) => {
        if (node.key === 'text') size = {width: node.width, height: node.height}
      },
    })
    return size
  }

  return {
    measure(text, style, width) {
      const key = JSON.stringify([text, style, width])
      return memoize(measured, key, () => measure(text, style, width))
    },
    async draw(tree, size) {
      const boxes = new Map<string, Box>()
      const drawn: Box[] = []
      const root = element('div', {
        style: {display: 'flex', position: 'relative', ...size, fontFamily},
        children: [tree],
      })
      const svg = await satori(root, {
        ...options,
        ...size,
        onNodeDetected: ({key, props, textContent, left, top, width, height}) => {
          const box = {left, top, width, height}
          if (key !== undefined) boxes.set(String(key), box)
          if (isDrawn(textContent, props)) drawn.push(box)
        },
      })
      return {svg, boxes, drawn}
    },
  }
}

function isDrawn(
  textContent: string | undefined,
  {style, src, viewBox}: Element['props'],
): boolean {
  return (
    typeof textContent === 'string' ||
    src !== undefined ||
    viewBox !== undefined ||
    style?.backgroundColor !== undefined
  )
}
