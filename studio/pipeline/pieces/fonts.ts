import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Font} from '../../../renderers/font.ts'
import {monospaced} from '../../../renderers/print/monospaced.ts'
import {withPlainZero} from '../../../renderers/print/plainZero.ts'
import {families} from '../../../renderers/tokens.ts'

const {resolve} = createRequire(import.meta.url)

/** The cuts of a family, as the packages call them. */
const cuts = {
  '400Regular': {weight: 400, style: 'normal'},
  '400Regular_Italic': {weight: 400, style: 'italic'},
  '700Bold': {weight: 700, style: 'normal'},
  '700Bold_Italic': {weight: 700, style: 'italic'},
} as const satisfies Record<string, Pick<Font, 'weight' | 'style'>>

type Cut = keyof typeof cuts

const twoWeights: readonly Cut[] = ['400Regular', '700Bold']

/** The families with their packages and cuts: all of one publisher, and so all named alike. */
const fontFamilies: readonly {
  readonly family: string
  readonly from: string
  readonly name: string
  readonly cuts: readonly Cut[]
}[] = [
  {
    family: families.latin,
    from: 'atkinson-hyperlegible-next',
    name: 'AtkinsonHyperlegibleNext',
    cuts: ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'],
  },
  {family: families.han, from: 'noto-sans-sc', name: 'NotoSansSC', cuts: twoWeights},
  {family: families.tamil, from: 'noto-sans-tamil', name: 'NotoSansTamil', cuts: twoWeights},
  {
    family: families.mathematics,
    from: 'noto-sans-math',
    name: 'NotoSansMath',
    cuts: ['400Regular'],
  },
  {
    family: families.symbols,
    from: 'noto-sans-symbols-2',
    name: 'NotoSansSymbols2',
    cuts: ['400Regular'],
  },
  {family: families.emoji, from: 'noto-emoji', name: 'NotoEmoji', cuts: twoWeights},
]

/** The fonts that print and cards are set in; each is read when it is first used. */
export function loadFonts(): readonly Font[] {
  return load(fontFamilies)
}

/** The fonts that print is set in: the same, one for preformatted text, and one for running text. */
export function loadPrintFonts(): readonly Font[] {
  const name = 'IBMPlexMono'
  const fonts = load([
    ...fontFamilies,
    {family: monospaced, from: 'ibm-plex-mono', name, cuts: twoWeights},
  ])
  const house = fonts.filter(({family}) => family === families.latin)
  return [...fonts, ...house.map(withPlainZero)]
}

function load(wantedFamilies: typeof fontFamilies): readonly Font[] {
  return wantedFamilies.flatMap(({family, from, name, cuts: wanted}) =>
    wanted.map((cut) => {
      const file = resolve(`@expo-google-fonts/${from}/${cut}/${name}_${cut}.ttf`)
      let bytes: Uint8Array | undefined
      return {
        family,
        ...cuts[cut],
        // A Chinese font alone takes ten megabytes.
        get data() {
          bytes ??= readFileSync(file)
          return bytes
        },
      }
    }),
  )
}
