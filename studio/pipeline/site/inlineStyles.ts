import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** A page with the site's styles in it, for a frame that cannot load them. Takes the folder of the built site. */
export async function inlineStyles(html: string, site: string): Promise<string> {
  const link = /<link rel="stylesheet" href="\/(?<file>assets\/[\w.-]+\.css)">/gu
  const styles = await Promise.all(
    [...html.matchAll(link)].map(({groups}) =>
      readFile(join(site, 'client', groups?.file ?? ''), 'utf8'),
    ),
  )
  return html.replace(link, () => `<style>${styles.shift() ?? ''}</style>`)
}
