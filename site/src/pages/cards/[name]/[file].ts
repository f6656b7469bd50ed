import {basename} from 'node:path'
import type {APIRoute, GetStaticPaths} from 'astro'
import {allGuides} from '../../../content/allGuides.ts'
import {cardOf, serveOutput} from '../../../content/outputs.ts'

/** The link preview of each guide. */
export const getStaticPaths: GetStaticPaths = async () => {
  const guides = (await allGuides()).map(({guide}) => guide)
  const cards = await Promise.all(guides.map(async (guide) => ({guide, card: await cardOf(guide)})))
  return cards.flatMap(({guide: {name}, card}) => {
    if (card === undefined) return []
    const {file, mediaType} = card
    return [{params: {name, file: basename(file)}, props: {file, mediaType}}]
  })
}

export const GET: APIRoute<{file: string; mediaType: string}> = ({props}) =>
  serveOutput(props.file, props.mediaType)
