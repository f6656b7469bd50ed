import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Look} from '../../../renderers/guide/model.ts'
import {colourSheet} from '../../../renderers/web/colourSheet.ts'

/**
 * A page with the site's styles in it, for a frame that cannot load them. Takes the folder of the built site,
 * and the school's look.
 */
export async function inlineStyles(html: string, site: string, look: Look): Promise<string> {
  const link = /<link rel="stylesheet" href="\/(?<file>assets\/[\w.-]+\.css)">/gu
  const styles = await Promise.all(
    [...html.matchAll(link)].map(({groups}) =>
      readFile(join(site, 'client', groups?.file ?? ''), 'utf8'),
    ),
  )
  return html
    .replace('<link rel="stylesheet" href="/colours.css">', `<style>${colourSheet(look)}</style>`)
    .replace(link, () => `<style>${styles.shift() ?? ''}</style>`)
}
