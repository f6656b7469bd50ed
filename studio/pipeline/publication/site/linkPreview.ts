import type {Finding} from '../../../../renderers/guide/finding/finding.ts'
import type {Site} from '../../../../renderers/guide/model.ts'
import type {Language} from '../../../../schemas/language.ts'
import type {LinkPreview} from '../../../../site/src/page.ts'
import {jsonDigest} from '../../digest.ts'
import {logoOriginal, type UrlOf} from '../../pieces/originals.ts'
import type {Drawer} from '../drawer.ts'
import type {Output} from '../report/report.ts'

interface Previewed {
  readonly site: Site
  readonly title: string
  readonly language: Language
}

/**
 * Draws what messengers show beside a link to a page that is not a guide. Takes its path, what it says, and
 * where the store serves the logo.
 */
export async function linkPreviewOfPage(
  path: string,
  {site, title, language}: Previewed,
  urlOf: UrlOf,
  {workshop}: Drawer,
): Promise<{
  shown: {linkPreview?: LinkPreview}
  outputs: readonly Output[]
  findings: readonly Finding[]
}> {
  // Nobody links to the page of what is not found.
  if (path === '/404/') return {shown: {}, outputs: [], findings: []}
  const page = {site, title, language, address: `${site.webAddress}${encodeURI(path)}`}
  const key = jsonDigest([workshop.code.linkPreview, page])
  const {value, findings} = await workshop.draw({
    kind: 'linkPreview',
    key,
    input: () => ({page, originals: logoOriginal(site, urlOf)}),
  })
  const [file] = value?.files ?? []
  if (value === undefined || file === undefined) return {shown: {}, outputs: [], findings}
  const {mediaType, width, height, alternativeText} = value.facts
  const place = `/cards/${jsonDigest(path).slice(0, 8)}.${file.name.split('.').at(-1)}`
  const {sha256, bytes} = file
  return {
    shown: {linkPreview: {path: place, mediaType, width, height, alternativeText}},
    outputs: [{path: `site${place}`, sha256, bytes}],
    findings,
  }
}
