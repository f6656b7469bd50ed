import type {APIRoute, GetStaticPaths} from 'astro'
import {allGuides} from '../../../content/allGuides.ts'
import {cardOf, serveOutput} from '../../../content/outputs.ts'

/** The link preview of each guide. */
export const getStaticPaths: GetStaticPaths = async () => {
  const guides = (await allGuides()).map(({guide}) => guide)
  const cards = await Promise.all(guides.map(async (guide) => ({guide, card: await cardOf(guide)})))
  return cards.flatMap(({guide, card}) =>
    card === undefined ? [] : [{params: {name: guide.name}, props: {file: card.file}}],
  )
}

export const GET: APIRoute<{file: string}> = ({props}) => serveOutput(props.file, 'image/png')
