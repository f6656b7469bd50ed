import test from 'ava'
import type {Card} from '../../renderers/card/card.ts'
import {text} from '../guide/document.ts'
import {figure, fourColours, guideFrom, procedure} from './documents.ts'
import {cardsOf, pixelsOf} from './rendered.ts'

const colours = {red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], yellow: [255, 255, 0]}

/** Which of the four colours of a test picture a card shows. */
async function shownOn(card: Card | undefined): Promise<string[]> {
  if (card === undefined) throw new Error('no card')
  const {width, height, at} = await pixelsOf(card)
  const seen = new Set<string>()
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) seen.add(at(x, y).join())
  }
  return Object.entries(colours).flatMap(([name, colour]) =>
    seen.has(colour.join()) ? [name] : [],
  )
}

async function drawn(
  width: number,
  height: number,
  fields: Readonly<Record<string, unknown>> = {},
) {
  // Ids name the bytes, as hashes do in a store.
  const picture = await fourColours(`image-${width}x${height}`, width, height)
  const instruction = [text('Look.')]
  const step = {_type: 'step', _key: 's', instruction, figure: figure(picture, fields)}
  const body = [figure(picture, fields), {...procedure('p', []), steps: [step]}]
  const {guide, images} = guideFrom(body, {pictures: [picture]})
  return cardsOf(guide, images)
}

for (const [width, height] of [
  [300, 660],
  [1200, 400],
  [500, 500],
] as const) {
  test(`a figure of ${width} × ${height} is shown whole on every card`, async (t) => {
    const {cards, findings} = await drawn(width, height)
    for (const name of ['og', 'square', 'portrait', 'story', 'step-1']) {
      t.deepEqual(await shownOn(cards.get(name)), Object.keys(colours), name)
    }
    t.deepEqual(findings, [])
  })
}

test('the room beside a narrow figure is filled, and not left to the decoration', async (t) => {
  const {cards} = await drawn(300, 660)
  const card = cards.get('square')
  if (card === undefined) throw new Error('no card')
  const {at} = await pixelsOf(card)
  // Where the motif would be, beside the figure and inside its frame.
  t.deepEqual(at(150, 900), at(930, 900))
})

test('a picture so long that it would be a strip is shown in part, around its hotspot, and a finding says so', async (t) => {
  const hotspot = {_type: 'sanity.imageHotspot', x: 0.9, y: 0.5, width: 0.1, height: 1}
  const {cards, findings} = await drawn(3200, 100, {hotspot})
  t.deepEqual(await shownOn(cards.get('square')), ['green', 'yellow'])
  const found = findings.filter(({problem}) => /only a part of the picture/.test(problem))
  t.true(found.some(({problem}) => problem.includes('“square”')))
  t.like(found[0], {severity: 'note', document: 'guide-a', path: 'body[_key=="fimage-3200x100"]'})
})

test('what the editor’s crop cuts off is on no card', async (t) => {
  const crop = {_type: 'sanity.imageCrop', left: 0.5, right: 0, top: 0, bottom: 0}
  const {cards} = await drawn(800, 500, {crop})
  for (const name of ['og', 'square', 'step-1']) {
    t.deepEqual(await shownOn(cards.get(name)), ['green', 'yellow'], name)
  }
})

test('a guide may choose the figure of its cover', async (t) => {
  const [first, chosen] = [
    await fourColours('image-a', 400, 300),
    await fourColours('image-b', 400, 300),
  ]
  const {guide, images, findings} = guideFrom([figure(first)], {
    guide: {coverFigure: figure(chosen)},
    pictures: [first, chosen],
  })
  t.deepEqual(findings, [])
  const {cards} = await cardsOf(guide, images)
  t.regex(cards.get('og')?.alternativeText ?? '', /What image-b shows/)
  t.deepEqual(await shownOn(cards.get('og')), Object.keys(colours))
})
