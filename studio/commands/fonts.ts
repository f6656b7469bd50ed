import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {decompress} from 'wawoff2'
import type {Font} from '../../renderers/font.ts'
import {families} from '../../renderers/tokens.ts'

const {resolve} = createRequire(import.meta.url)

const atkinson = '@expo-google-fonts/atkinson-hyperlegible-next'
const tamil = '@expo-google-fonts/noto-sans-tamil'
const han = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified'
const emoji = '@expo-google-fonts/noto-emoji'

const fontFiles: readonly (Omit<Font, 'data'> & {readonly file: string})[] = [
  {
    family: families.latin,
    weight: 400,
    style: 'normal',
    file: `${atkinson}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`,
  },
  {
    family: families.latin,
    weight: 400,
    style: 'italic',
    file: `${atkinson}/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf`,
  },
  {
    family: families.latin,
    weight: 700,
    style: 'normal',
    file: `${atkinson}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`,
  },
  {
    family: families.latin,
    weight: 700,
    style: 'italic',
    file: `${atkinson}/700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf`,
  },
  {family: families.han, weight: 400, style: 'normal', file: `${han}-400-normal.woff2`},
  {family: families.han, weight: 700, style: 'normal', file: `${han}-700-normal.woff2`},
  {
    family: families.tamil,
    weight: 400,
    style: 'normal',
    file: `${tamil}/400Regular/NotoSansTamil_400Regular.ttf`,
  },
  {
    family: families.tamil,
    weight: 700,
    style: 'normal',
    file: `${tamil}/700Bold/NotoSansTamil_700Bold.ttf`,
  },
  {
    family: families.mathematics,
    weight: 400,
    style: 'normal',
    file: '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
  },
  {
    family: families.symbols,
    weight: 400,
    style: 'normal',
    file: '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  },
  {
    family: families.emoji,
    weight: 400,
    style: 'normal',
    file: `${emoji}/400Regular/NotoEmoji_400Regular.ttf`,
  },
  {
    family: families.emoji,
    weight: 700,
    style: 'normal',
    file: `${emoji}/700Bold/NotoEmoji_700Bold.ttf`,
  },
]

/** Reads the fonts that print and cards are set in, as TrueType: Typst does not read WOFF2. */
export async function loadFonts(): Promise<readonly Font[]> {
  const files = await Promise.all(fontFiles.map(({file}) => readFile(resolve(file))))
  const fonts: Font[] = []
  for (const [index, {file, ...font}] of fontFiles.entries()) {
    const bytes = new Uint8Array(files[index] ?? [])
    // The decoder answers with a view of its own memory, which its next call overwrites:
    // hence one file after the other, each copied at once.
    const data = file.endsWith('.woff2') ? new Uint8Array(await decompress(bytes)) : bytes
    fonts.push({...font, data})
  }
  return fonts
}
