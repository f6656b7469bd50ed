import type {Finding} from '../../../../renderers/guide/finding/finding.ts'
import type {Library} from '../../../../renderers/guide/library.ts'
import {resolveSitePages, type SitePage} from '../../../../renderers/guide/website/sitePage.ts'
import {linkedFilesOf} from '../../../../site/src/linkedFiles.ts'
import type {Text} from '../../../../site/src/page.ts'
import {picturesOn} from '../../../../site/src/pictures.ts'
import {drawResources} from '../../channels/web.ts'
import {urlsOf} from '../../guides/assetUrls.ts'
import type {Workshop} from '../../workshop/workshop.ts'
import type {Output} from '../report/report.ts'

/** What editors wrote for pages that are not guides, with their pictures. */
export interface Texts {
  readonly pages: readonly SitePage[]
  /** By the path of the page. */
  readonly byPath: ReadonlyMap<string, Text>
  readonly outputs: readonly Output[]
  readonly findings: readonly Finding[]
}

/** Resolves the pages that are not guides, and draws their pictures. One whose pictures cannot be read is left out. */
export async function drawTexts(library: Library, workshop: Workshop): Promise<Texts> {
  const {value, findings} = resolveSitePages(library)
  const drawn = await Promise.all(
    value.map(async (page) => {
      const parts = {id: page.id, pictures: picturesOn(page), files: linkedFilesOf(page)}
      const {shown, ...rest} = await drawResources(parts, urlsOf(library), workshop)
      return {text: {page, images: shown.images ?? {}}, ...rest}
    }),
  )
  const whole = drawn.filter((one) => one.findings.every(({severity}) => severity !== 'error'))
  return {
    pages: whole.map(({text}) => text.page),
    byPath: new Map(whole.map(({text}) => [text.page.path, text])),
    outputs: whole.flatMap(({outputs}) => outputs),
    findings: [...findings, ...drawn.flatMap((one) => one.findings)],
  }
}
