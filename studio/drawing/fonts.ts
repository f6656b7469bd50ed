import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import type {Font} from '../../renderers/font.ts'
import {families} from '../../renderers/tokens.ts'

const {resolve} = createRequire(import.meta.url)

const atkinson = '@expo-google-fonts/atkinson-hyperlegible-next'
const tamil = '@expo-google-fonts/noto-sans-tamil'
const han = '@expo-google-fonts/noto-sans-sc'
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
  {
    family: families.han,
    weight: 400,
    style: 'normal',
    file: `${han}/400Regular/NotoSansSC_400Regular.ttf`,
  },
  {
    family: families.han,
    weight: 700,
    style: 'normal',
    file: `${han}/700Bold/NotoSansSC_700Bold.ttf`,
  },
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

/** Reads the fonts that print and cards are set in. */
export async function loadFonts(): Promise<readonly Font[]> {
  return Promise.all(
    fontFiles.map(async ({file, ...font}) => ({
      ...font,
      data: new Uint8Array(await readFile(resolve(file))),
    })),
  )
}
