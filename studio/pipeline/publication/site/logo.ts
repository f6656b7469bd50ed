import type {Finding} from '../../../../renderers/guide/finding/finding.ts'
import type {Library} from '../../../../renderers/guide/library.ts'
import type {Site} from '../../../../renderers/guide/model.ts'
import type {WebImage} from '../../../../renderers/web/image.ts'
import {pictureOutputs, picturePiece} from '../../channels/web.ts'
import {urlsOf} from '../../guides/assetUrls.ts'
import type {Workshop} from '../../workshop/workshop.ts'
import type {Output} from '../report/report.ts'

/** The school's logo as the site serves it; without an image where there is none, or it cannot be read. */
export async function siteLogo(
  library: Library,
  {logo}: Site,
  workshop: Workshop,
): Promise<{image?: WebImage; outputs: readonly Output[]; findings: readonly Finding[]}> {
  if (logo === undefined) return {outputs: [], findings: []}
  const outcome = await workshop.draw(picturePiece(logo, 'step', urlsOf(library), workshop.code))
  const document = library.siteSettings?._id ?? 'siteSettings'
  const findings = outcome.findings.map((finding) => ({...finding, document, path: 'logo.asset'}))
  if (outcome.value === undefined) return {outputs: [], findings}
  return {image: outcome.value.facts, outputs: pictureOutputs(outcome), findings}
}
