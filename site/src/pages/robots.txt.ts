import type {APIRoute} from 'astro'
import {allGuides} from '../content/allGuides.ts'

/** Lets search engines in, and shows them the sitemap. */
export const GET: APIRoute = async () => {
  const [first] = await allGuides()
  return new Response(
    `User-agent: *\nAllow: /\n\nSitemap: ${first?.guide.site.webAddress}/sitemap.xml\n`,
  )
}
