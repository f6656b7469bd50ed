import {type Colour, colours} from '../tokens.ts'
import {type Element, element} from './element.ts'
import type {SetText} from './fit.ts'
import {fontFamily} from './typeface.ts'

/** Where set text stands: its top edge and the edge or axis that its lines keep to. */
export interface Placing {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

const justify = {left: 'flex-start', center: 'center', right: 'flex-end'} as const

/** Draws set text, each line where it was broken. */
export function textElements(text: SetText, colour: Colour, placing: Placing): Element[] {
  const {left, top, width, align = 'left'} = placing
  return text.lines.map((line, index) =>
    element('div', {
      style: {
        position: 'absolute',
        display: 'flex',
        justifyContent: justify[align],
        left,
        top: top + index * text.lineHeight,
        width,
        height: text.lineHeight,
        lineHeight: `${text.lineHeight}px`,
        fontSize: text.size,
        fontFamily,
        fontWeight: text.weight,
        color: colours[colour],
        whiteSpace: 'pre',
      },
      children: line,
    }),
  )
}
