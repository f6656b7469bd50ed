/** What satori draws: an element as React describes it, made without React. */
export interface CardElement {
  readonly type: string
  readonly key: string | null
  readonly props: {
    readonly style?: Style
    readonly children?: string | readonly CardElement[]
    readonly [attribute: string]: unknown
  }
}

export type Style = Readonly<Record<string, string | number>>

/** An element of any type. */
export function element(
  type: string,
  props: CardElement['props'],
  key: string | null = null,
): CardElement {
  return {type, key, props}
}

/** Children side by side. */
export function row(style: Style, ...children: readonly CardElement[]): CardElement {
  const own = {display: 'flex', boxSizing: 'border-box', flexShrink: 0, ...style}
  return element('div', {style: own, children})
}

/** Children one below the other. */
export function column(style: Style, ...children: readonly CardElement[]): CardElement {
  return row({flexDirection: 'column', ...style}, ...children)
}

/** A place in pixels from the top left corner of what it is in. */
export type Area = readonly [left: number, top: number, width: number, height: number]

/** Children at a place of their own. */
export function placedAt(
  [left, top, width, height]: Area,
  style: Style,
  ...children: readonly CardElement[]
): CardElement {
  return row({position: 'absolute', left, top, width, height, ...style}, ...children)
}

/** Key of the element in whose place a card's figure goes. */
export const FIGURE_SLOT = 'figure'

/** The place of a figure: takes what room is left, before springs do, up to a height. */
export function figureSlot(maxHeight: number): CardElement {
  const style = {display: 'flex', flexGrow: 1_000, flexBasis: 0, maxHeight}
  return element('div', {style}, FIGURE_SLOT)
}

/** Key of the element in whose place a card's QR code goes. */
export const CODE_SLOT = 'code'

/** The place of a square QR code, in pixels, with the ground that it stands on. */
export function codeSlot(side: number, style: Style): CardElement {
  return element('div', {style: {display: 'flex', width: side, height: side, ...style}}, CODE_SLOT)
}

/** Room that grows and shrinks. */
export const spring: CardElement = element('div', {style: {display: 'flex', flexGrow: 1}})

/** All texts of a tree. */
export function textsIn({props: {children = []}}: CardElement): readonly string[] {
  return typeof children === 'string' ? [children] : children.flatMap(textsIn)
}
