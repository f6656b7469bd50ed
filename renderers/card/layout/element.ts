import type {Box} from '../drawing/box.ts'

/** What satori draws: an element as React describes it, made without React. */
export interface Element {
  readonly type: string
  readonly key: string | null
  readonly props: {
    readonly style?: Style
    readonly children?: string | readonly Element[]
    readonly [attribute: string]: unknown
  }
}

export type Style = Readonly<Record<string, string | number>>

/** An element of any type. */
export function element(type: string, props: Element['props'], key: string | null = null): Element {
  return {type, key, props}
}

/** Children side by side. */
export function row(style: Style, ...children: readonly Element[]): Element {
  return element('div', {
    style: {display: 'flex', boxSizing: 'border-box', flexShrink: 0, ...style},
    children,
  })
}

/** Children one below the other. */
export function column(style: Style, ...children: readonly Element[]): Element {
  return row({flexDirection: 'column', ...style}, ...children)
}

/** A filled shape at a place of its own. */
export function shape(box: Box, style: Style): Element {
  return element('div', {style: {position: 'absolute', ...box, ...style}})
}

/**
 * Takes what room is left, before springs do, up to a height; the key names it, so that its place can
 * be asked for.
 */
export function slot(key: string, maxHeight: number): Element {
  const style = {display: 'flex', flexGrow: 1_000, flexBasis: 0, maxHeight}
  return element('div', {style}, key)
}

/** Room that grows and shrinks. */
export const spring: Element = element('div', {style: {display: 'flex', flexGrow: 1}})
