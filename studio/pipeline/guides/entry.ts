import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import {indexOf, originalOf} from '../../../renderers/guide/library/libraryIndex.ts'
import type {Library} from '../../../renderers/guide/library.ts'
import type {HandbookPlace} from '../../../renderers/guide/model.ts'
import {resolveChannels} from '../../../renderers/guide/resolveGuide.ts'
import {referencesIn} from '../../../renderers/guide/revision.ts'
import type {Channel} from '../../../schemas/channel.ts'
import type {Guide as GuideDocument} from '../../../schemas/generated/types.ts'
import {type LinkedFile, linkedFilesOf} from '../../../site/src/linkedFiles.ts'
import type {ListedGuide} from '../../../site/src/page.ts'
import {type PagePicture, picturesOn} from '../../../site/src/pictures.ts'

/** What the pipeline keeps of a resolved guide: enough to know what has to be drawn, and not the guide itself. */
export interface Entry {
  readonly id: string
  readonly name: string
  readonly revision: string
  readonly handbook?: HandbookPlace
  readonly listed: ListedGuide
  /** The digest of the guide as each channel draws it. */
  readonly digests: Record<Channel, string>
  /** What was found while resolving it for each channel. */
  readonly findings: Record<Channel, readonly Finding[]>
  readonly pictures: readonly PagePicture[]
  readonly files: readonly LinkedFile[]
}

/** Resolves guides, and again only those of which something changed. */
export interface Entries {
  /** The entry of a guide: the same one as long as nothing that it is made from changed. */
  entryOf(library: Library, id: string): Entry
}

/** Makes entries that remember what they were made from. */
export function createEntries(): Entries {
  const known = new Map<string, {sources: readonly unknown[]; entry: Entry}>()
  return {
    entryOf(library, id) {
      const document = library.guides.get(id)
      const sources = document === undefined ? [] : sourcesOf(library, document)
      const last = known.get(id)
      if (last !== undefined && areSame(last.sources, sources)) return last.entry
      const entry = resolve(library, id)
      known.set(id, {sources, entry})
      return entry
    },
  }
}

function resolve(library: Library, id: string): Entry {
  const {web, print, card} = resolveChannels(library, id)
  const {name, revision, handbook, title, path, summary, language, ...guide} = web.value
  const {navigationGroup, updatedAt, formerPaths, translations, changes} = guide
  const listed = {id, title, path, summary, language, navigationGroup, updatedAt}
  return {
    id,
    name,
    revision,
    ...(handbook === undefined ? {} : {handbook}),
    listed: {
      ...listed,
      formerPaths,
      translations,
      ...(changes === undefined ? {} : {changes}),
    },
    digests: {web: web.digest, print: print.digest, card: card.digest},
    findings: {web: web.findings, print: print.findings, card: card.findings},
    pictures: picturesOn(web.value),
    files: linkedFilesOf(web.value),
  }
}

const references = new WeakMap<GuideDocument, readonly string[]>()

/** All that resolving a guide reads, each the same as long as it did not change. */
function sourcesOf(library: Library, document: GuideDocument): readonly unknown[] {
  const named = references.get(document) ?? referencesIn(document)
  references.set(document, named)
  const {byPath, byOriginal, names} = indexOf(library)
  const {guides, services, images, files, handbooks, siteSettings} = library
  const siblings = byOriginal.get(originalOf(document)) ?? []
  const logo = siteSettings?.logo?.asset?._ref
  return [
    document,
    siteSettings,
    ...handbooks,
    names.get(document._id),
    logo === undefined ? undefined : images.get(logo),
    ...named.map((id) => guides.get(id) ?? services.get(id) ?? images.get(id) ?? files.get(id)),
    ...(byPath.get((document.path ?? '').toLowerCase()) ?? []),
    ...siblings,
    ...[...named, ...siblings.map(({_id}) => _id)].map((id) => {
      const withheld = library.withheld.get(id)
      return withheld === undefined ? undefined : (withheld.path ?? 'nowhere')
    }),
  ]
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index])
}
