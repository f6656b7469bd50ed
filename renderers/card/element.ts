import type {Box} from './box.ts'

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

/** A filled shape at a place of its own. */
export function shape(box: Box, style: Style): Element {
  return element('div', {style: {position: 'absolute', ...box, ...style}})
}

/** Elements in a frame of their own size, transparent where they leave it free. */
export function frame(
  {width, height}: Pick<Box, 'width' | 'height'>,
  children: readonly Element[],
): Element {
  return element('div', {style: {display: 'flex', position: 'relative', width, height}, children})
}
