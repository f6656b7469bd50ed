import {
  Blob,
  Buffer as ShapingBuffer,
  Face as ShapingFace,
  Font as ShapingFont,
  type SvgPathCommand,
  shape,
} from 'harfbuzzjs'
import type {Font} from '../font.ts'
import {families} from '../tokens.ts'
import {graphemesOf} from './pieces.ts'
import type {Weight} from './typeface.ts'

/** Units of outlines, in one type size. */
export const outlineUnits = 1000

/** A word as it is drawn, in outline units. */
export interface ShapedWord {
  readonly advance: number
  /** SVG path data; the word starts at zero, on its baseline. */
  readonly path: string
}

/** Turns a word into outlines: kerning, ligatures, and the forms that Tamil needs (HarfBuzz). */
export type Shaper = (word: string, weight: Weight) => ShapedWord

/** A font that can be asked for glyphs. */
interface Face {
  readonly font: ShapingFont
  readonly characters: ReadonlySet<number>
  readonly glyphs: Map<number, readonly SvgPathCommand[]>
}

/** What takes the form of its neighbours, or none: joiners, variation selectors. */
const unseen = /[\p{Cf}\p{Variation_Selector}]/u

/** Makes a shaper of fonts. Where one has no glyph, the next family in the order of fallback has a go. */
export function createShaper(fonts: readonly Font[]): Shaper {
  const faces = new Map(
    fonts.filter(({style}) => style === 'normal').map((font) => [font, faceOf(font)]),
  )
  const order: Record<Weight, readonly Face[]> = {
    400: orderOf(faces, 400),
    700: orderOf(faces, 700),
  }
  const buffer = new ShapingBuffer()
  return (word, weight) => {
    let advance = 0
    let path = ''
    for (const {text, face} of runsOf(word, order[weight])) {
      buffer.reset()
      buffer.addText(text)
      buffer.guessSegmentProperties()
      shape(face.font, buffer)
      for (const glyph of buffer.getGlyphInfosAndPositions()) {
        const {codepoint, xAdvance = 0, xOffset = 0, yOffset = 0} = glyph
        path += pathOf(commandsOf(face, codepoint), advance + xOffset, yOffset)
        advance += xAdvance
      }
    }
    return {advance, path}
  }
}

function faceOf({data}: Font): Face {
  const face = new ShapingFace(new Blob(data))
  const font = new ShapingFont(face)
  // On cards, as in SVG, y grows downwards.
  font.setScale(outlineUnits, -outlineUnits)
  return {font, characters: new Set(face.collectUnicodes()), glyphs: new Map()}
}

/** The outline of a glyph: absolute commands, coordinates in pairs. */
function commandsOf({font, glyphs}: Face, glyph: number): readonly SvgPathCommand[] {
  const known = glyphs.get(glyph)
  if (known !== undefined) return known
  // A thousandth of the type size is less than eyes can see, and whole numbers are written faster.
  const commands = font
    .glyphToJson(glyph)
    .map(({type, values}) => ({type, values: values.map((value) => Math.round(value))}))
  glyphs.set(glyph, commands)
  return commands
}

/** The faces of one weight in the order of fallback; families that lack the weight give what they have. */
function orderOf(faces: ReadonlyMap<Font, Face>, weight: Weight): Face[] {
  return Object.values(families).flatMap((family) => {
    const own = [...faces].filter(([font]) => font.family === family)
    const [, face] = own.find(([font]) => font.weight === weight) ?? own[0] ?? []
    return face === undefined ? [] : [face]
  })
}

/** Cuts a word where another font takes over, never inside a sign. */
function runsOf(word: string, faces: readonly Face[]): {text: string; face: Face}[] {
  const runs: {text: string; face: Face}[] = []
  for (const sign of graphemesOf(word, 'en')) {
    const characters = [...sign].filter((character) => !unseen.test(character))
    const face =
      faces.find((one) =>
        characters.every((character) => one.characters.has(character.codePointAt(0) ?? 0)),
      ) ?? faces[0]
    if (face === undefined) throw new Error('There is no font to set text in.')
    const last = runs.at(-1)
    if (last?.face === face) last.text += sign
    else runs.push({text: sign, face})
  }
  return runs
}

function pathOf(commands: readonly SvgPathCommand[], right: number, down: number): string {
  let path = ''
  for (const {type, values} of commands) {
    path += type
    for (let index = 0; index < values.length; index += 2) {
      const x = (values[index] ?? 0) + right
      const y = (values[index + 1] ?? 0) + down
      path += index === 0 ? `${x} ${y}` : ` ${x} ${y}`
    }
  }
  return path
}
