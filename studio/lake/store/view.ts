import type {LakeDocument} from '../document.ts'
import {isDraftId, isPrivateId, isVersionId, publishedId, releaseOf} from '../documentId.ts'
import {isObject} from '../json.ts'
import type {Perspective} from '../read/perspective.ts'
import {referencesOf} from './references.ts'

/** The documents that one query may see, with the indexes that keep 10,000 of them quick. */
export type View = {
  /** All of them, by id, so that the same content always answers in the same order. */
  all: readonly LakeDocument[]
  byId(id: string): LakeDocument | undefined
  ofType(type: string): readonly LakeDocument[]
  /** The documents that hold a reference to the id. */
  referring(id: string): readonly LakeDocument[]
}

/**
 * What a reader sees of the stored documents (which come sorted by id). Without a token nothing
 * private is ever looked at, whatever perspective is asked for.
 */
export function viewOf(
  stored: readonly LakeDocument[],
  perspective: Perspective,
  hasToken: boolean,
): View {
  const readable = hasToken ? stored : stored.filter(({_id}) => !isPrivateId(_id))
  return indexed(seen(readable, perspective))
}

function seen(
  readable: readonly LakeDocument[],
  perspective: Perspective,
): readonly LakeDocument[] {
  if (perspective.kind === 'raw') return readable
  const published = readable.filter(({_id}) => !isDraftId(_id) && !isVersionId(_id))
  if (perspective.kind === 'published') return published
  return overlaid(readable, published, perspective.layers)
}

function overlaid(
  readable: readonly LakeDocument[],
  published: readonly LakeDocument[],
  layers: readonly string[],
): readonly LakeDocument[] {
  const result = new Map(published.map((document) => [document._id, document]))
  for (const layer of layers.toReversed()) {
    for (const document of readable) {
      const inLayer =
        layer === 'drafts' ? isDraftId(document._id) : releaseOf(document._id) === layer
      if (!inLayer) continue
      const id = publishedId(document._id)
      if (isToBeUnpublished(document)) result.delete(id)
      else result.set(id, {...document, _id: id, _originalId: document._id})
    }
  }
  for (const [id, document] of result) {
    if (!('_originalId' in document)) result.set(id, {...document, _originalId: id})
  }
  return [...result.values()].sort(byId)
}

/** A version may say that its document goes away with the release. */
function isToBeUnpublished(document: LakeDocument): boolean {
  return isObject(document._system) && document._system.delete === true
}

export function byId(a: LakeDocument, b: LakeDocument): number {
  return a._id < b._id ? -1 : a._id > b._id ? 1 : 0
}

const NONE: readonly LakeDocument[] = []

function indexed(all: readonly LakeDocument[]): View {
  const ids = new Map(all.map((document) => [document._id, document]))
  const types = Map.groupBy(all, ({_type}) => _type)
  let targets: Map<string, LakeDocument[]> | undefined
  return {
    all,
    byId: (id) => ids.get(id),
    ofType: (type) => types.get(type) ?? NONE,
    referring: (id) => {
      targets ??= byTarget(all)
      return targets.get(id) ?? NONE
    },
  }
}

function byTarget(all: readonly LakeDocument[]): Map<string, LakeDocument[]> {
  const result = new Map<string, LakeDocument[]>()
  for (const document of all) {
    for (const target of new Set(referencesOf(document).map((reference) => reference.target))) {
      const sources = result.get(target)
      if (sources) sources.push(document)
      else result.set(target, [document])
    }
  }
  return result
}
