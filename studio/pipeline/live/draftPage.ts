import {cropOf} from '../../../renderers/guide/crop.ts'
import type {Library} from '../../../renderers/guide/library.ts'
import type {Guide, Picture} from '../../../renderers/guide/model.ts'
import {resolveSitePages} from '../../../renderers/guide/website/sitePage.ts'
import type {ImagePlace, WebImage} from '../../../renderers/web/image.ts'
import type {GuidePage, ListedGuide} from '../../../site/src/page.ts'
import {imageKey, picturesOn} from '../../../site/src/pictures.ts'
import {createSiteMap} from '../../../site/src/siteMap.ts'
import {urlsOf} from '../guides/assetUrls.ts'
import type {UrlOf} from '../pieces/originals.ts'
import type {Report} from '../publication/report/report.ts'
import {faceOf, frameOf} from '../publication/site/shell.ts'

/** Widths in pixels: as wide as a picture is shown, for sharp screens. */
const widths: Record<ImagePlace, number> = {page: 1200, step: 720, tile: 720}

/** The page of a draft among those that visitors see now; the store gives its pictures. */
export function draftPage(
  guide: Guide,
  library: Library,
  {address, report}: {readonly address: string; readonly report: () => Report | undefined},
): GuidePage {
  const others = (report()?.guides ?? [])
    .flatMap(({listed}) => listed ?? [])
    .filter(({id}) => id !== guide.id)
  const listed: ListedGuide = guide
  const {value: pages} = resolveSitePages(library)
  const all = [...others, listed].sort((a, b) => (a.path < b.path ? -1 : 1))
  const map = createSiteMap(all, pages)
  const urlOf = urlsOf(library)
  const {logo} = guide.site
  return {
    kind: 'guide',
    guide,
    site: guide.site,
    ...faceOf(guide.site, all),
    frame: frameOf(library, pages, map, new Date()).frame,
    ...(logo === undefined ? {} : {logo: imageOf(logo, 'step', urlOf)}),
    images: Object.fromEntries(
      picturesOn(guide).map(({picture, place}) => [
        imageKey(picture, place),
        imageOf(picture, place, urlOf),
      ]),
    ),
    breadcrumbs: map.breadcrumbsOf(guide.path),
    neighbours: map.neighboursOf(listed),
    preview: address,
  }
}

function imageOf(picture: Picture, place: ImagePlace, urlOf: UrlOf): WebImage {
  const {left, top, width, height} = cropOf(picture)
  const query = new URLSearchParams({
    rect: [left, top, width, height].join(','),
    w: String(widths[place]),
    fit: 'max',
    auto: 'format',
  })
  return {sources: [], src: `${urlOf(picture.asset) ?? ''}?${query}`, width, height, sizes: ''}
}
