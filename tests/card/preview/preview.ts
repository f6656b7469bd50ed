import {drawCards} from '../../../renderers/card/drawings.ts'
import {svgOf} from '../../../renderers/card/svg.ts'
import {createTypesetter} from '../../../renderers/card/typesetter.ts'
import type {Font} from '../../../renderers/font.ts'
import type {Guide} from '../../../renderers/guide/model.ts'

/** What the test puts beside this page: a guide, and fonts and pictures by their addresses. */
export interface Input {
  readonly guide: Guide
  readonly fonts: readonly (Omit<Font, 'data'> & {readonly address: string})[]
  readonly pictures: Readonly<Record<string, string>>
}

const response = await fetch('input.json')
const {guide, fonts, pictures}: Input = await response.json()
const typesetter = createTypesetter(
  await Promise.all(
    fonts.map(async ({address, ...font}) => {
      const file = await fetch(address)
      return {...font, data: new Uint8Array(await file.arrayBuffer())}
    }),
  ),
)
for (const drawing of drawCards(guide, typesetter)) {
  const section = document.createElement('section')
  section.id = drawing.name
  section.innerHTML = await svgOf(
    drawing,
    typesetter,
    pictures[drawing.picture?.picture.asset ?? ''],
  )
  document.body.append(section)
}
document.body.id = 'done'
