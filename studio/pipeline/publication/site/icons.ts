import type {Library} from '../../../../renderers/guide/library.ts'
import type {Site} from '../../../../renderers/guide/model.ts'
import {paletteOf} from '../../../../renderers/palette.ts'
import {imageKey} from '../../../../site/src/pictures.ts'
import {jsonDigest} from '../../digest.ts'
import {urlsOf} from '../../guides/assetUrls.ts'
import type {Workshop} from '../../workshop/workshop.ts'
import type {Output} from '../report/report.ts'

/** The icons by which browsers and devices show the site. */
export async function siteIcons(
  library: Library,
  {logo, look}: Site,
  workshop: Workshop,
): Promise<readonly Output[]> {
  const {brandDeep: ground, accent: leaf} = paletteOf(look).light
  const url = logo === undefined ? undefined : urlsOf(library)(logo.asset)
  const {value} = await workshop.draw({
    kind: 'icons',
    key: jsonDigest([
      workshop.code.icons,
      logo === undefined ? [ground, leaf] : imageKey(logo, 'step'),
    ]),
    input: () => ({
      ground,
      leaf,
      ...(logo === undefined ? {} : {logo: {picture: logo, ...(url === undefined ? {} : {url})}}),
    }),
  })
  return (value?.files ?? []).map(({name, sha256, bytes}) => ({
    path: `site/${name}`,
    sha256,
    bytes,
  }))
}
