import test from 'ava'
import {paletteOf} from '../../renderers/palette.ts'
import {colours} from '../../renderers/tokens.ts'
import {guideFrom, procedure} from './documents.ts'
import {cardsOf, pixelsOf} from './rendered.ts'

const none = new Map<string, Uint8Array>()
const own = {primaryColour: '#7a1f2b', accentColour: '#ffd166'}

function channelsOf(hex: string): string {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16)).join()
}

/** The colours of a card's pixels, with how many there are of each. */
async function coloursOn(settings: Readonly<Record<string, unknown>>, name: string) {
  const {guide} = guideFrom([procedure('a', ['Log in.'])], {settings})
  const card = (await cardsOf(guide, none)).cards.get(name)
  if (card === undefined) throw new Error(name)
  const {width, height, at} = await pixelsOf(card)
  const counts = new Map<string, number>()
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const colour = at(x, y).join()
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
  }
  return counts
}

test('cards are drawn in the school’s colours, and in none of ours', async (t) => {
  const {light} = paletteOf({primary: own.primaryColour, accent: own.accentColour})
  for (const [name, theirs] of [
    ['og', [light.brandDeep, light.brand, light.accent]],
    ['square', [light.brandDeep, light.brand, light.accent]],
    ['step-1', [light.brand, light.accent]],
    ['closing', [light.brandDeep, light.accent]],
  ] as const) {
    const seen = await coloursOn(own, name)
    for (const colour of theirs) t.true(seen.has(channelsOf(colour)), `${name} ${colour}`)
    for (const colour of [colours.brand, colours.brandDeep, colours.accent]) {
      t.false(seen.has(channelsOf(colour)), `${name} ${colour}`)
    }
  }
})

test('without the leaf motif there are no leaves: the decoration is a plain band', async (t) => {
  for (const leafMotif of [true, false]) {
    const {guide} = guideFrom([], {settings: {leafMotif}})
    const card = (await cardsOf(guide, none)).cards.get('square')
    if (card === undefined) throw new Error('no card')
    const {at} = await pixelsOf(card)
    const rows = [900, 960, 1020].map((y) => {
      const row = new Set<string>()
      for (let x = 0; x < 1080; x += 3) row.add(at(x, y).join())
      return row.size
    })
    if (leafMotif) t.true(rows.every((count) => count > 1))
    else t.deepEqual(rows, [1, 1, 1])
    // The sign before the name of the school.
    t.is(at(86, 86).join() === channelsOf(colours.accent), leafMotif)
  }
})
