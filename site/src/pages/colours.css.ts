import type {APIRoute} from 'astro'
import {colourSheet} from '../../../renderers/web/colourSheet.ts'
import {allGuides} from '../content/allGuides.ts'

/** The colours of the school: every page links to them. */
export const GET: APIRoute = async () => {
  const [first] = await allGuides()
  const sheet = colourSheet(first?.guide.site.look ?? {motif: false})
  return new Response(sheet, {headers: {'content-type': 'text/css; charset=utf-8'}})
}
