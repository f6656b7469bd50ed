import {type Finding, isError} from '../../../../renderers/guide/finding/finding.ts'
import type {Library} from '../../../../renderers/guide/library.ts'
import {resolveGuide} from '../../../../renderers/guide/resolveGuide.ts'
import {resolveSite} from '../../../../renderers/guide/website/site.ts'
import {createSiteMap} from '../../../../site/src/siteMap.ts'
import {cardsPiece} from '../../channels/card.ts'
import type {Resolved} from '../../channels/channel.ts'
import {insertPiece} from '../../channels/print.ts'
import {drawWeb} from '../../channels/web.ts'
import {urlsOf} from '../../guides/assetUrls.ts'
import type {Entry} from '../../guides/entry.ts'
import {baseOf} from '../base.ts'
import type {Drawer} from '../drawer.ts'
import {faceOf, frameOf} from '../site/shell.ts'
import {guidePagePiece} from './guidePage.ts'

/**
 * Draws a guide in every channel, whatever is still to be mended in it, and proves each: returns the errors
 * of drawing, which say what a channel does not have.
 */
export async function proveGuide(
  library: Library,
  id: string,
  {drawer, site}: {readonly drawer: Drawer; readonly site: Promise<string>},
): Promise<readonly Finding[]> {
  const {workshop} = drawer
  const entry = drawer.entryOf(library, id)
  const urlOf = urlsOf(library)
  const resolvedFor = (channel: 'print' | 'card'): Resolved => ({
    digest: entry.digests[channel],
    guide: () => resolveGuide(library, id, channel).value,
    urlOf,
  })
  const [insert, cards, page] = await Promise.all([
    workshop.draw(insertPiece(resolvedFor('print'), {edition: 'screen'}, workshop.code)),
    workshop.draw(cardsPiece(resolvedFor('card'), undefined, workshop.code)),
    drawPageAlone(library, entry, drawer, site),
  ])
  const found = [
    ...insert.findings,
    ...(cards.value === undefined ? cards.findings : []),
    ...page.findings,
  ]
  return found
    .filter(isError)
    .map((finding) => (finding.document === '' ? {...finding, document: id} : finding))
}

/** The page of a guide as if it were the only one of its site. */
async function drawPageAlone(
  library: Library,
  entry: Entry,
  {workshop}: Drawer,
  site: Promise<string>,
) {
  const guide = () => resolveGuide(library, entry.id, 'web').value
  const web = await drawWeb({entry, guide, urlOf: urlsOf(library)}, workshop)
  const findings = {web: [], print: [], card: []}
  const map = createSiteMap([entry.listed], [])
  const school = resolveSite(library, {findings: []})
  const context = {
    library,
    base: baseOf(undefined, workshop.store),
    map,
    shell: {
      site: school,
      ...faceOf(school, []),
      frame: frameOf(library, [], map, new Date(0)).frame,
    },
    site,
  }
  const page = await workshop.draw(
    guidePagePiece({entry, findings, results: {web}}, context, workshop.code),
  )
  return {findings: [...web.findings, ...page.findings]}
}
