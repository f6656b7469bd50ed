import {type Channel, channels} from '../../schemas/channel.ts'
import type {Guide as GuideDocument} from '../../schemas/generated/types.ts'
import {languages} from '../../schemas/language.ts'
import {isPrintedLinks} from '../../schemas/printedLinks.ts'
import {guidePathProblem} from '../../schemas/rules/guidePath.ts'
import {absoluteAddress} from './address.ts'
import {resolveFigure} from './blocks/figure.ts'
import {resolveBlocks} from './blocks/resolveBlocks.ts'
import type {Found} from './finding/finding.ts'
import {indexOf, originalOf} from './library/libraryIndex.ts'
import type {Library} from './library.ts'
import {livePathOf} from './links/livePath.ts'
import {handbookPlaceOf} from './links/pageReference.ts'
import type {Change, Guide, Translation} from './model.ts'
import {elementPath, fieldPath} from './path.ts'
import {Resolution} from './resolution.ts'
import {digestOf, updatedAtOf} from './revision.ts'
import {resolveSite} from './website/site.ts'

/** A guide, resolved for one channel. */
export interface ResolvedGuide extends Found<Guide> {
  /** The SHA-256 of the guide's JSON: the same wherever the same would be drawn. */
  readonly digest: string
}

/**
 * Resolves one guide for one channel: the only way from documents to what a channel draws.
 * Takes the library, the id of the guide and the channel; returns the guide, and a finding for
 * whatever in it could not be settled. Throws when the library has no such guide.
 */
export function resolveGuide(library: Library, id: string, channel: Channel): ResolvedGuide {
  return resolveChannels(library, id)[channel]
}

/**
 * Resolves one guide for all channels. Its revision is the beginning of the digest of all that any
 * channel draws, so it can forget nothing that readers see, and is the same on page and paper.
 * Throws when the library has no such guide.
 */
export function resolveChannels(library: Library, id: string): Record<Channel, ResolvedGuide> {
  const document = library.guides.get(id)
  if (document === undefined) {
    throw new Error(
      `There is no guide “${id}”. Is it published? Known are: ${[...library.guides.keys()].join(', ')}.`,
    )
  }
  const drafts = {
    web: resolveFor('web', library, document),
    print: resolveFor('print', library, document),
    card: resolveFor('card', library, document),
  }
  const digests = channels.map((channel) => digestOf(drafts[channel].value))
  const revision = digestOf(digests).slice(0, 8)
  const finish = (channel: Channel): ResolvedGuide => {
    const {value, findings} = drafts[channel]
    const guide = {...value, revision}
    return {value: guide, findings, digest: digestOf(guide)}
  }
  return {web: finish('web'), print: finish('print'), card: finish('card')}
}

function resolveFor(
  channel: Channel,
  library: Library,
  document: GuideDocument,
): Found<Omit<Guide, 'revision'>> {
  const id = document._id
  const resolution = new Resolution(library, document, channel)
  const path = document.path ?? ''
  checkFields(document, resolution)
  const handbook = handbookPlaceOf(library, id)
  const shortTitle = resolution.text(document.shortTitle, 'shortTitle').trim()
  const coverFigure =
    document.coverFigure?.asset === undefined
      ? undefined
      : resolveFigure(document.coverFigure, 'cover', 'coverFigure', resolution)
  const ownerRole = resolution.text(document.ownerRole, 'ownerRole').trim()
  const value: Omit<Guide, 'revision'> = {
    id,
    updatedAt: updatedAtOf(library, document),
    language: resolution.language,
    title: resolution.text(document.title, 'title').trim(),
    summary: resolution.text(document.summary, 'summary').trim(),
    path,
    name: indexOf(library).names.get(id) ?? id,
    address: absoluteAddress(library, path),
    formerPaths: document.formerPaths ?? [],
    navigationGroup: resolution.text(document.navigationGroup, 'navigationGroup').trim(),
    translations: translationsOf(library, document),
    site: resolveSite(library, resolution),
    body: resolveBlocks(document.body ?? [], 'body', resolution),
    ...(shortTitle === '' ? {} : {shortTitle}),
    ...(coverFigure === undefined ? {} : {coverFigure}),
    ...(ownerRole === '' ? {} : {ownerRole}),
    ...(document.reviewedOn === undefined ? {} : {reviewedOn: document.reviewedOn}),
    ...(handbook === undefined ? {} : {handbook}),
    ...(channel === 'web' ? changesOf(document, resolution) : {}),
    ...(channel === 'print' && isPrintedLinks(document.printedLinks)
      ? {printedLinks: document.printedLinks}
      : {}),
  }
  return {value, findings: resolution.findings}
}

function checkFields(document: GuideDocument, resolution: Resolution): void {
  if ((document.title ?? '').trim() === '') {
    resolution.report('error', 'title', 'The guide has no title.', 'Give the guide a title.')
  }
  if ((document.summary ?? '').trim() === '') {
    resolution.report(
      'warning',
      'summary',
      'The guide has no summary, so search results and cards have only its title to show.',
      'Write one or two sentences.',
    )
  }
  if (document.language === undefined) {
    resolution.report(
      'error',
      'language',
      'The guide does not say its language.',
      'Choose the language.',
    )
  }
  if ((document.navigationGroup ?? '').trim() === '') {
    resolution.report(
      'error',
      'navigationGroup',
      'The guide stands in no navigation group, so no menu lists it.',
      'Name the group that the guide is listed under.',
    )
  }
  const {path = ''} = document
  const problem = guidePathProblem(path)
  if (problem !== undefined) {
    const what = path === '' ? 'The guide has no path.' : `“${path}” is not a path.`
    resolution.report('error', 'path', what, problem)
  }
  const [first, ...others] = indexOf(resolution.library).byPath.get(path.toLowerCase()) ?? []
  if (first !== undefined && others.length > 0) {
    const titles = [first, ...others].map(({_id, title}) => `“${title ?? _id}”`)
    resolution.report(
      'error',
      'path',
      `The guides ${titles.join(' and ')} stand at “${path}”.`,
      'Give each of them a path of its own.',
    )
  }
}

/** The notes of what changed, the newest first. */
function changesOf({changes = []}: GuideDocument, resolution: Resolution): Pick<Guide, 'changes'> {
  const written = changes.flatMap(({_key, on, note}, index): Change[] => {
    const path = fieldPath(elementPath('changes', _key, index), 'note')
    const text = resolution.text(note, path).trim()
    return on === undefined || text === '' ? [] : [{key: _key, on, note: text}]
  })
  if (written.length === 0) return {}
  return {changes: written.sort((a, b) => (a.on > b.on ? -1 : 1))}
}

function translationsOf(library: Library, document: GuideDocument): Translation[] {
  return (indexOf(library).byOriginal.get(originalOf(document)) ?? [])
    .filter(({_id}) => _id !== document._id)
    .flatMap((guide) => {
      const {language, title = ''} = guide
      const path = livePathOf(library, guide)
      return language === undefined || path === undefined ? [] : [{language, title, path}]
    })
    .sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language))
}
