import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {SitePage} from '../../../../renderers/guide/website/sitePage.ts'
import {colourSheet} from '../../../../renderers/web/colourSheet.ts'
import {newestChanges} from '../../../../site/src/changes.ts'
import {feed} from '../../../../site/src/host/feed.ts'
import {headers} from '../../../../site/src/host/headers.ts'
import {manifest} from '../../../../site/src/host/manifest.ts'
import {redirects} from '../../../../site/src/host/redirects.ts'
import {robots} from '../../../../site/src/host/robots.ts'
import {sitemap} from '../../../../site/src/host/sitemap.ts'
import type {ListedGuide} from '../../../../site/src/page.ts'
import type {SiteMap} from '../../../../site/src/siteMap.ts'
import type {PublicationOptions} from '../publication.ts'
import type {Output} from '../report/report.ts'
import type {Shell} from './shell.ts'

/** What a site has beside its pages: what hosts and search engines read, and the styles that all pages share. */
export async function siteFiles(
  {site: school, theme, hasChanges}: Shell,
  guides: readonly ListedGuide[],
  map: SiteMap,
  pages: readonly SitePage[],
  {drawer: {workshop}, site}: PublicationOptions,
): Promise<readonly Output[]> {
  const {webAddress, look} = school
  const texts = {
    _headers: headers,
    _redirects: redirects(guides),
    'robots.txt': robots(webAddress),
    // The colours of the school; every page links to them.
    'colours.css': colourSheet(look),
    'site.webmanifest': manifest(school, theme),
    ...(hasChanges ? {'feed.xml': feed(school, newestChanges(guides))} : {}),
    'sitemap.xml': sitemap(webAddress, guides, map, pages),
  }
  const assets = join(await site, 'client', 'assets')
  const files = [
    ...Object.entries(texts).map(([name, text]) => ({
      name,
      bytes: new TextEncoder().encode(text),
    })),
    ...(await Promise.all(
      (
        await readdir(assets)
      ).map(async (name) => ({
        name: `assets/${name}`,
        bytes: await readFile(join(assets, name)),
      })),
    )),
  ]
  return Promise.all(
    files.map(async ({name, bytes}) => {
      const {sha256} = await workshop.store.keepFile(name, bytes)
      return {path: `site/${name}`, sha256, bytes: bytes.length}
    }),
  )
}
