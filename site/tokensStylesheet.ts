import {type Colour, colours, darkColours} from '../renderers/tokens.ts'

const id = 'virtual:tokens.css'

/** Gives the stylesheet the colours that all channels share, as custom properties. */
export function tokensStylesheet() {
  return {
    name: 'tokens-stylesheet',
    resolveId: (source: string) => (source === id ? id : undefined),
    load: (source: string) =>
      source === id
        ? `:root{color-scheme:light dark;${properties(colours)}}@media screen and (prefers-color-scheme:dark){:root{${properties(darkColours)}}}`
        : undefined,
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
