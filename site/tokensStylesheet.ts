import {type Colour, colours, darkColours} from '../renderers/tokens.ts'

const id = 'virtual:tokens.css'

/** The colours that all channels share, as custom properties of CSS. */
export const tokens = `:root{color-scheme:light dark;${properties(colours)}}@media screen and (prefers-color-scheme:dark){:root{${properties(darkColours)}}}`

/** Gives the stylesheet the colours that all channels share. */
export function tokensStylesheet() {
  return {
    name: 'tokens-stylesheet',
    resolveId: (source: string) => (source === id ? id : undefined),
    load: (source: string) => (source === id ? tokens : undefined),
  }
}

function properties(values: Readonly<Record<Colour, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}:${value}`,
    )
    .join(';')
}
