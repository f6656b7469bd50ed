import type {Library} from '../../../../renderers/guide/library.ts'
import {resolveGuide} from '../../../../renderers/guide/resolveGuide.ts'
import type {SiteMap} from '../../../../site/src/siteMap.ts'
import type {Shown} from '../../channels/channel.ts'
import {jsonDigest} from '../../digest.ts'
import type {Piece} from '../../pieces/piece.ts'
import type {CodeDigests} from '../../workshop/codeDigests.ts'
import type {Base} from '../base.ts'
import type {Shell} from '../site/shell.ts'
import type {GuideWork} from './guideWork.ts'

/** What the pages of all guides share. */
export interface PageContext {
  readonly library: Library
  readonly base: Base
  readonly map: SiteMap
  readonly shell: Shell
  /** The folder of the built site. */
  readonly site: Promise<string>
}

/** The page of a guide, with what stands around it on the site. */
export function guidePagePiece(
  work: GuideWork,
  {library, base, map, shell, site}: PageContext,
  code: CodeDigests,
): Piece<'page'> {
  const {id, listed, digests} = work.entry
  const {path} = listed
  const {images = {}, ...shown} = shownOf(work, base)
  const breadcrumbs = map.breadcrumbsOf(path)
  const neighbours = map.neighboursOf(listed)
  const around = {...shell, ...shown, breadcrumbs}
  return {
    kind: 'page',
    key: jsonDigest([
      code.page,
      digests.web,
      digestOfShared(shell),
      shown,
      breadcrumbs,
      digestOfShared(neighbours),
      Object.keys(images),
    ]),
    input: async () => {
      const guide = resolveGuide(library, id, 'web').value
      return {site: await site, path, page: {kind: 'guide', ...around, neighbours, guide, images}}
    },
  }
}

/** What a guide's page shows of the other channels: of those in which it is held back, the last good. */
function shownOf({entry: {id}, results, findings}: GuideWork, base: Base): Shown {
  const isOut = (channel: 'print' | 'card') =>
    findings[channel].every(({severity}) => severity !== 'error')
  return {
    ...(results.web?.shown ?? {}),
    ...(isOut('print') ? (results.print?.shown ?? {}) : lastInsert(id, base)),
    ...(isOut('card') ? (results.card?.shown ?? {}) : lastLinkPreview(id, base)),
  }
}

function lastInsert(id: string, base: Base): Shown {
  const placed = base.outputsOf(id, 'print').find(({path}) => path.startsWith('site/'))
  if (placed === undefined) return {}
  return {insert: {path: placed.path.slice('site'.length), bytes: placed.bytes}}
}

function lastLinkPreview(id: string, base: Base): Shown {
  const linkPreview = base.guide(id)?.linkPreview
  return linkPreview === undefined || base.outputsOf(id, 'card').length === 0 ? {} : {linkPreview}
}

const sharedDigests = new WeakMap<object, string>()

/** What many pages share, as what stands around them and the list of a group, is long: its digest is made once. */
function digestOfShared(value: object): string {
  const known = sharedDigests.get(value) ?? jsonDigest(value)
  sharedDigests.set(value, known)
  return known
}
