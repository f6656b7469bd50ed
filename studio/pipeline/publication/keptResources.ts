import {Parser} from 'htmlparser2'
import type {Base} from './base.ts'
import type {Output} from './report/report.ts'

/**
 * What a page that stays as it is needs beside itself: the pictures, styles and files of the same site that
 * it names, as far as they were put out with it. Takes the page and the site's own address.
 */
export function keptResources(html: string, webAddress: string, base: Base): readonly Output[] {
  const named = new Set<string>()
  const name = (address: string) => {
    const path = address.startsWith(webAddress) ? address.slice(webAddress.length) : address
    if (path.startsWith('/')) named.add(path)
  }
  const parser = new Parser({
    onopentag(_, {src, srcset, href, content}) {
      for (const address of [src, href, content]) if (address !== undefined) name(address)
      for (const candidate of srcset?.split(',') ?? []) name(candidate.trim().split(/\s/u)[0] ?? '')
    },
  })
  parser.end(html)
  return [...named].flatMap((path) => base.output(`site${decodeURI(path)}`) ?? [])
}
