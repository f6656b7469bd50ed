import {escapeHTML} from '@portabletext/to-html'
import type {APIRoute} from 'astro'
import {allGuides} from '../content/allGuides.ts'
import {sectionsOf} from '../content/siteMap.ts'

/** Every page, with its last change and its translations (sitemaps.org protocol 0.9). */
export const GET: APIRoute = async () => {
  const guides = (await allGuides()).map(({guide}) => guide)
  const home = guides[0]?.site.webAddress ?? ''
  const absolute = (path: string) => escapeHTML(`${home}${encodeURI(path)}`)
  const lists = ['/', ...sectionsOf(guides).map(({path}) => path)].map(
    (path) => `<url><loc>${absolute(path)}</loc></url>`,
  )
  const pages = guides.map(({language, path, updatedAt, translations}) => {
    const versions = translations.length === 0 ? [] : [{language, path}, ...translations]
    const links = versions.map(
      (version) =>
        `<xhtml:link rel="alternate" hreflang="${version.language}" href="${absolute(version.path)}"/>`,
    )
    return `<url><loc>${absolute(path)}</loc><lastmod>${updatedAt}</lastmod>${links.join('')}</url>`
  })
  const urls = [...lists, ...pages].join('\n')
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls}\n</urlset>\n`,
    {headers: {'content-type': 'application/xml'}},
  )
}
