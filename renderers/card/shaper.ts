import harfbuzz, {type Font as ShapingFont} from 'harfbuzzjs'
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

/** A font that can be asked for glyphs; outlines come as commands with their coordinates, x before y. */
interface Face {
  readonly font: ShapingFont
  readonly characters: ReadonlySet<number>
  readonly glyphs: Map<number, readonly Command[]>
}

type Command = readonly [letter: string, coordinates: readonly number[]]

/** What takes the form of its neighbours, or none: joiners, variation selectors. */
const unseen = /[\p{Cf}\p{Variation_Selector}]/u

/** Makes a shaper of fonts. Where one has no glyph, the next family in the order of fallback has a go. */
export async function createShaper(fonts: readonly Font[]): Promise<Shaper> {
  const {createBlob, createFace, createFont, createBuffer, shape} = await harfbuzz
  const faces = new Map<Font, Face>()
  for (const font of fonts) {
    if (font.style !== 'normal') continue
    const face = createFace(createBlob(new Uint8Array(font.data).buffer), 0)
    const shaping = createFont(face)
    shaping.setScale(outlineUnits, -outlineUnits)
    faces.set(font, {
      font: shaping,
      characters: new Set(face.collectUnicodes()),
      glyphs: new Map(),
    })
  }
  const order: Record<Weight, readonly Face[]> = {
    400: orderOf(faces, 400),
    700: orderOf(faces, 700),
  }

  function commandsOf({font, glyphs}: Face, glyph: number): readonly Command[] {
    const known = glyphs.get(glyph)
    if (known !== undefined) return known
    const commands = commandsIn(font.glyphToPath(glyph))
    glyphs.set(glyph, commands)
    return commands
  }

  return (word, weight) => {
    let advance = 0
    let path = ''
    for (const {text, face} of runsOf(word, order[weight])) {
      const buffer = createBuffer()
      buffer.addText(text)
      buffer.guessSegmentProperties()
      shape(face.font, buffer)
      for (const {g, ax, dx, dy} of buffer.json()) {
        path += pathOf(commandsOf(face, g), advance + dx, dy)
        advance += ax
      }
      buffer.destroy()
    }
    return {advance, path}
  }
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

/** Reads path data of absolute commands with coordinate pairs. */
function commandsIn(path: string): Command[] {
  return Array.from(path.matchAll(/(?<letter>[A-Z])(?<numbers>[^A-Z]*)/gu), ({groups}) => {
    const numbers = groups?.numbers?.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []
    // A thousandth of the type size is less than eyes can see, and whole numbers are written faster.
    return [groups?.letter ?? '', numbers.map((number) => Math.round(Number(number)))]
  })
}

function pathOf(commands: readonly Command[], right: number, down: number): string {
  let path = ''
  for (const [letter, coordinates] of commands) {
    path += letter
    for (let index = 0; index < coordinates.length; index += 2) {
      const x = (coordinates[index] ?? 0) + right
      const y = (coordinates[index + 1] ?? 0) + down
      path += index === 0 ? `${x} ${y}` : ` ${x} ${y}`
    }
  }
  return path
}
