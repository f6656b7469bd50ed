import {type Finding, isError} from '../../../renderers/guide/finding/finding.ts'
import type {Library} from '../../../renderers/guide/library.ts'
import {resolveSite} from '../../../renderers/guide/website/site.ts'
import {describeFinding} from './report/describeFinding.ts'

/** What is wrong concerns the whole site, so that nothing can be put out. Its message is for people. */
export class SiteFault extends Error {
  override readonly name = 'SiteFault'
}

/** Throws SiteFault where there is nothing to put out, or the settings lack what every page needs. */
export function checkSite(library: Library): void {
  if (library.guides.size === 0) {
    throw new SiteFault(
      'The store has no published guide, so there is nothing to put out. Publish one in the Studio.',
    )
  }
  const findings: Finding[] = []
  resolveSite(library, {findings})
  const elsewhere = new Set([
    ...library.guides.keys(),
    ...library.services.keys(),
    ...library.handbooks.map(({_id}) => _id),
  ])
  const faults = [
    ...findings,
    ...library.findings.filter(
      ({document, path}) => !elsewhere.has(document) && isOfSettings(library, document, path),
    ),
  ].filter(isError)
  if (faults.length > 0) throw new SiteFault(faults.map(describeFinding).join('\n'))
}

function isOfSettings({siteSettings}: Library, document: string, path: string): boolean {
  return document === siteSettings?._id || (path === '' && document.startsWith('siteSettings'))
}
