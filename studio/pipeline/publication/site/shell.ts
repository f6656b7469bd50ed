import type {Finding} from '../../../../renderers/guide/finding/finding.ts'
import type {Library} from '../../../../renderers/guide/library.ts'
import type {Site} from '../../../../renderers/guide/model.ts'
import {resolveSite} from '../../../../renderers/guide/website/site.ts'
import {resolveSiteFrame, type SiteFrame} from '../../../../renderers/guide/website/siteFrame.ts'
import type {SitePage} from '../../../../renderers/guide/website/sitePage.ts'
import {paletteOf} from '../../../../renderers/palette.ts'
import type {ListedGuide, Page} from '../../../../site/src/page.ts'
import type {SiteMap} from '../../../../site/src/siteMap.ts'
import type {Workshop} from '../../workshop/workshop.ts'
import type {Output} from '../report/report.ts'
import {siteIcons} from './icons.ts'
import {siteLogo} from './logo.ts'
import {isCurrent} from './noticeTime.ts'

/** What all pages of the site have around their content. */
export type Shell = Pick<Page, 'site' | 'frame' | 'logo' | 'theme' | 'hasChanges'>

/** What menus may lead to. */
interface Listed {
  readonly pages: readonly SitePage[]
  readonly guides: readonly ListedGuide[]
}

/** Makes what stands around all pages: the settings, and the logo as a picture. */
export async function drawShell(
  library: Library,
  {pages, guides}: Listed,
  map: SiteMap,
  now: Date,
  workshop: Workshop,
): Promise<{shell: Shell; outputs: readonly Output[]; findings: readonly Finding[]}> {
  const site = resolveSite(library, {findings: []})
  const {frame, findings} = frameOf(library, pages, map, now)
  const [logo, icons] = await Promise.all([
    siteLogo(library, site, workshop),
    siteIcons(library, site, workshop),
  ])
  return {
    shell: {
      site,
      frame,
      ...faceOf(site, guides),
      ...(logo.image === undefined ? {} : {logo: logo.image}),
    },
    outputs: [...logo.outputs, ...icons],
    findings: [...findings, ...logo.findings],
  }
}

/** The colours of the school around a page, and whether there is a list of changes. */
export function faceOf(
  {look}: Pick<Site, 'look'>,
  guides: readonly ListedGuide[],
): Pick<Shell, 'theme' | 'hasChanges'> {
  const {light, dark} = paletteOf(look)
  return {
    theme: {light: light.brandDeep, dark: dark.brandDeep},
    hasChanges: guides.some(({changes}) => changes !== undefined),
  }
}

/** Header and footer as they are at a moment: with the notice of that time, and the sections that there are. */
export function frameOf(
  library: Library,
  pages: readonly SitePage[],
  map: SiteMap,
  now: Date,
): {frame: SiteFrame; findings: readonly Finding[]} {
  const {value, findings} = resolveSiteFrame(library, pages)
  const {notice, ...frame} = value
  const sections = frame.sections.length > 0 ? frame.sections : map.topSections
  const shown = notice !== undefined && isCurrent(notice, now) ? {notice} : {}
  return {frame: {...frame, sections, ...shown}, findings}
}
