import {create} from 'fontkit'
import type {Font} from '../font.ts'
import {families} from '../tokens.ts'

/**
 * The family of running text: the one of the house with a plain zero. A slashed zero belongs where letters
 * and digits are mixed, in passwords and addresses; in “8.00 am” it is read as an eight. As long as the
 * name that it replaces, so that tables need not move.
 */
export const runningText = 'Atkinson Hyperlegible Text'

interface Point {
  readonly x: number
  readonly y: number
  readonly isOnCurve: boolean
}

type Contour = readonly Point[]

/**
 * A font of the house, which has a slashed zero and no other, as one of running text: the counter of its
 * zero is drawn anew, by its own outline, and its name is another. Takes and returns TrueType bytes; throws
 * where the zero is not made of an outline and two halves of a counter.
 */
export function withPlainZero(font: Font): Font {
  const data = Buffer.from(font.data)
  const tables = tablesOf(data)
  const parsed = create(data)
  if (!('glyphForCodePoint' in parsed))
    throw new Error('A collection is not a font for running text.')
  const place = placeOfGlyph(data, tables, parsed.glyphForCodePoint(0x30).id)
  const contours = contoursOf(data.subarray(place.start, place.end))
  const [outline, ...halves] = contours.toSorted((a, b) => widthOf(b) - widthOf(a))
  if (outline === undefined || halves.length !== 2) {
    throw new Error(`The zero of ${font.family} is not a slashed one.`)
  }
  const slant = Math.tan((-parsed.italicAngle * Math.PI) / 180)
  const glyph = glyphOf([outline, counterOf(outline, halves.flat(), slant)])
  if (glyph.length > place.end - place.start)
    throw new Error('The zero has no room for its counter.')
  data.fill(0, place.start, place.end).set(glyph, place.start)
  rename(data, tables)
  return {...font, family: runningText, data}
}

/** The counter that the two halves are what is left of: as round as the outline. */
function counterOf(outline: Contour, halves: Contour, slant: number): Contour {
  const upright = ({x, y, ...point}: Point): Point => ({...point, x: x - slant * y, y})
  const from = boundsOf(outline.map(upright))
  const to = boundsOf(halves.map(upright))
  const scaled = (value: number, [low, high]: Range, [lowest, highest]: Range) =>
    lowest + ((value - low) / (high - low)) * (highest - lowest)
  return (
    outline
      .map(upright)
      .map(({x, y, isOnCurve}) => ({
        x: scaled(x, from.x, to.x),
        y: scaled(y, from.y, to.y),
        isOnCurve,
      }))
      .map(({x, y, isOnCurve}) => ({x: Math.round(x + slant * y), y: Math.round(y), isOnCurve}))
      // Counters run the other way round than outlines.
      .toReversed()
  )
}

type Range = readonly [number, number]

function boundsOf(points: Contour): {readonly x: Range; readonly y: Range} {
  const range = (values: number[]): Range => [Math.min(...values), Math.max(...values)]
  return {x: range(points.map(({x}) => x)), y: range(points.map(({y}) => y))}
}

function widthOf(contour: Contour): number {
  const [low, high] = boundsOf(contour).x
  return high - low
}

interface Place {
  readonly start: number
  readonly end: number
}

/** Where the tables of a font stand, by their tags (OpenType 1.9, table directory). */
function tablesOf(data: Buffer): (tag: string) => Place {
  const tables = new Map(
    Array.from({length: data.readUInt16BE(4)}, (_, index) => {
      const at = 12 + index * 16
      const start = data.readUInt32BE(at + 8)
      const end = start + data.readUInt32BE(at + 12)
      return [data.toString('latin1', at, at + 4), {start, end}]
    }),
  )
  return (tag) => {
    const place = tables.get(tag)
    if (place === undefined) throw new Error(`The font has no table “${tag}”.`)
    return place
  }
}

/** Where the outline of a glyph stands (OpenType 1.9, loca and head). */
function placeOfGlyph(data: Buffer, tables: (tag: string) => Place, id: number): Place {
  const isLong = data.readInt16BE(tables('head').start + 50) === 1
  const offset = (index: number) =>
    isLong
      ? data.readUInt32BE(tables('loca').start + index * 4)
      : data.readUInt16BE(tables('loca').start + index * 2) * 2
  const {start} = tables('glyf')
  return {start: start + offset(id), end: start + offset(id + 1)}
}

/** Flags of points (OpenType 1.9, glyf). */
const flag = {onCurve: 1, shortX: 2, shortY: 4, repeat: 8, sameX: 16, sameY: 32} as const

function contoursOf(glyph: Buffer): Contour[] {
  const count = glyph.readInt16BE(0)
  if (count < 0) throw new Error('The zero is made of other glyphs.')
  const ends = Array.from({length: count}, (_, index) => glyph.readUInt16BE(10 + index * 2))
  const length = (ends.at(-1) ?? -1) + 1
  let at = 10 + count * 2
  at += 2 + glyph.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < length) {
    const value = glyph.readUInt8(at)
    at += 1
    const isRepeated = (value & flag.repeat) !== 0
    const times = isRepeated ? 1 + glyph.readUInt8(at) : 1
    if (isRepeated) at += 1
    flags.push(...Array.from({length: times}, () => value))
  }
  const coordinates = (short: number, same: number): number[] => {
    let place = 0
    return flags.map((value) => {
      if ((value & short) !== 0) {
        place += (value & same) === 0 ? -glyph.readUInt8(at) : glyph.readUInt8(at)
        at += 1
      } else if ((value & same) === 0) {
        place += glyph.readInt16BE(at)
        at += 2
      }
      return place
    })
  }
  const xs = coordinates(flag.shortX, flag.sameX)
  const ys = coordinates(flag.shortY, flag.sameY)
  const points = flags.map((value, index) => ({
    ...{x: xs[index] ?? 0, y: ys[index] ?? 0},
    isOnCurve: (value & flag.onCurve) !== 0,
  }))
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1))
}

/** A glyph without hints: its head, the ends of its contours, its points. */
function glyphOf(contours: readonly Contour[]): Buffer {
  const points = contours.flat()
  const {x, y} = boundsOf(points)
  const head = [contours.length, x[0], y[0], x[1], y[1]].flatMap(word)
  const ends = contours.flatMap((_, index) => word(contours.slice(0, index + 1).flat().length - 1))
  const xs = stepsOf(points.map((point) => point.x))
  const ys = stepsOf(points.map((point) => point.y))
  const flags = points.map(
    ({isOnCurve}, index) =>
      (isOnCurve ? flag.onCurve : 0) |
      flagOf(xs[index] ?? 0, flag.shortX, flag.sameX) |
      flagOf(ys[index] ?? 0, flag.shortY, flag.sameY),
  )
  const steps = [...xs, ...ys].flatMap(bytesOfStep)
  return Buffer.from([...head, ...ends, ...word(0), ...flags, ...steps])
}

function stepsOf(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0))
}

function flagOf(step: number, short: number, same: number): number {
  if (step === 0) return same
  return Math.abs(step) > 255 ? 0 : short | (step > 0 ? same : 0)
}

function bytesOfStep(step: number): number[] {
  if (step === 0) return []
  return Math.abs(step) > 255 ? word(step) : [Math.abs(step)]
}

function word(value: number): number[] {
  return [(value >> 8) & 255, value & 255]
}

/** Gives the font its other name wherever the table of names has it. */
function rename(data: Buffer, tables: (tag: string) => Place): void {
  const {start, end} = tables('name')
  const names = data.subarray(start, end)
  const encode = (name: string) => Buffer.from(name, 'utf16le').swap16()
  for (const [known, own] of [
    [families.latin, runningText],
    [families.latin.replaceAll(' ', ''), runningText.replaceAll(' ', '')],
  ] as const) {
    const from = encode(known)
    for (let at = names.indexOf(from); at >= 0; at = names.indexOf(from, at)) {
      names.set(encode(own), at)
    }
  }
}
