import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Guide} from '../../renderers/guide/model.ts'
import type {SiteFrame} from '../../renderers/guide/website/siteFrame.ts'
import {colourSheet} from '../../renderers/web/colourSheet.ts'
import type {GuidePage, Page} from '../../site/src/page.ts'
import {siteFolder} from '../../studio/pipeline/site/siteFolder.ts'
import {codeDigests} from '../../studio/pipeline/workshop/codeDigests.ts'

/** A header and a footer in which nothing stands. */
export const emptyFrame: SiteFrame = {
  sections: [],
  footerPages: [],
  contact: {address: [], hours: []},
  hasMasthead: false,
}

/** Draws pages as the site does, without a pipeline around it. */
export async function openSite() {
  const folder = await siteFolder((await codeDigests()).page, () => {})
  const module: {drawPage: (path: string, page: Page) => Promise<string>} = await import(
    pathToFileURL(join(folder, 'server', 'entry.mjs')).href
  )
  const assets = join(folder, 'client', 'assets')
  const sheets = (await readdir(assets)).filter((name) => name.endsWith('.css'))
  const styles = await Promise.all(sheets.map((name) => readFile(join(assets, name), 'utf8')))
  return {
    draw: module.drawPage,
    /** The styles and scripts that pages share. */
    assets: () => readdir(assets),
    asset: (name: string) => join(assets, name),
    /** The page of a guide that shows no pictures, with whatever else stands on it. */
    drawGuide(guide: Guide, around: Partial<GuidePage> = {}) {
      const page: GuidePage = {
        kind: 'guide',
        guide,
        site: guide.site,
        frame: emptyFrame,
        theme: {light: '#000000', dark: '#000000'},
        hasChanges: false,
        images: {},
        breadcrumbs: [],
        neighbours: [],
        ...around,
      }
      return module.drawPage(guide.path, page)
    },
    /** Puts the site's styles into a page, so that it can be looked at without a server. */
    withStyles: (html: string, guide: Guide) =>
      html
        .replace(/<link rel="stylesheet"[^>]*>/gu, '')
        .replace(/<meta http-equiv[^>]*>/u, '')
        .replace(
          '</head>',
          `<style>${colourSheet(guide.site.look)}${styles.join('')}</style></head>`,
        ),
  }
}
