import {escapeHTML} from '@portabletext/to-html'
import type {SitePage} from '../../../renderers/guide/website/sitePage.ts'
import type {ListedGuide} from '../page.ts'
import type {SiteMap} from '../siteMap.ts'

/** `sitemap.xml`: every page, with its last change and its translations (sitemaps.org protocol 0.9). */
export function sitemap(
  webAddress: string,
  guides: readonly ListedGuide[],
  {sections}: Pick<SiteMap, 'sections'>,
  texts: readonly Pick<SitePage, 'path'>[],
): string {
  const absolute = (path: string) => escapeHTML(`${webAddress}${encodeURI(path)}`)
  const others = new Set(['/', ...[...sections, ...texts].map(({path}) => path)])
  const lists = [...others].map((path) => `<url><loc>${absolute(path)}</loc></url>`)
  const pages = guides.map(({language, path, updatedAt, translations}) => {
    const versions = translations.length === 0 ? [] : [{language, path}, ...translations]
    const links = versions.map(
      (version) =>
        `<xhtml:link rel="alternate" hreflang="${version.language}" href="${absolute(version.path)}"/>`,
    )
    return `<url><loc>${absolute(path)}</loc><lastmod>${updatedAt}</lastmod>${links.join('')}</url>`
  })
  const urls = [...lists, ...pages].join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls}\n</urlset>\n`
}
