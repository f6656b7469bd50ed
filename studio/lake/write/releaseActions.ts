import {isVersionId, publishedId, releaseOf} from '../documentId.ts'
import {isObject, type JsonObject} from '../json.ts'
import {
  type ActionHandler,
  copied,
  exists,
  malformed,
  missing,
  strengthened,
} from './actionParts.ts'
import {MutationFault, pathsIn} from './mutations.ts'
import type {TransactionDraft} from './transact.ts'

/**
 * Releases: versions of documents that are published together
 * (https://www.sanity.io/docs/content-lake/content-releases). A release is the document
 * `_.releases.<name>`; its versions are `versions.<name>.<id>`.
 */
export const releaseActions: Readonly<Record<string, ActionHandler>> = {
  'sanity.action.release.create': (action, draft) => {
    const name = nameIn(action)
    const id = releaseId(name)
    if (draft.get(id)) throw exists(id)
    const {metadata = {}} = action
    if (!isObject(metadata)) throw malformed('"metadata" must be an object.')
    const release = {_id: id, _type: 'system.release', name, state: 'active'}
    return [{create: {...release, metadata: {releaseType: 'undecided', ...metadata}}}]
  },
  'sanity.action.release.edit': (action, draft) => {
    const {id} = releaseIn(action, draft, ['active', 'scheduled'])
    const {patch} = action
    if (!isObject(patch) || !patchesOnlyMetadata(patch)) {
      throw malformed('A release’s "patch" may change its "metadata" only.')
    }
    return [{patch: {...patch, id}}]
  },
  'sanity.action.release.publish': (action, draft) => {
    const {id, name, release} = releaseIn(action, draft, ['active', 'scheduled'])
    if (release.state === 'scheduled' && String(release.publishAt) > draft.now) {
      throw wrongState(id, 'scheduled', ['active'])
    }
    return publishing(id, name, draft)
  },
  'sanity.action.release.schedule': (action, draft) => {
    const {id, name} = releaseIn(action, draft, ['active'])
    const moment = new Date(typeof action.publishAt === 'string' ? action.publishAt : Number.NaN)
    if (Number.isNaN(moment.getTime())) throw malformed('"publishAt" must be a date.')
    const publishAt = moment.toISOString()
    if (publishAt <= draft.now) return publishing(id, name, draft)
    return [{patch: {id, set: {state: 'scheduled', publishAt}, unset: ['error']}}]
  },
  'sanity.action.release.unschedule': (action, draft) => {
    const {id} = releaseIn(action, draft, ['scheduled'])
    return [{patch: {id, set: {state: 'active'}, unset: ['publishAt']}}]
  },
  'sanity.action.release.archive': (action, draft) => {
    const {id, name} = releaseIn(action, draft, ['active'])
    const versions = draft.versionsIn(name)
    const finalDocumentStates = statesOf(versions)
    return [
      {patch: {id, set: {state: 'archived', finalDocumentStates}}},
      ...versions.map((version) => ({delete: {id: version}})),
    ]
  },
  'sanity.action.release.unarchive': (action, draft) => {
    const {id, release} = releaseIn(action, draft, ['archived'])
    const states = Array.isArray(release.finalDocumentStates) ? release.finalDocumentStates : []
    const restored = states.map((state: unknown) => {
      const version = isObject(state) ? String(state.id) : ''
      const document = draft.last(version)
      if (!document) throw missing(version)
      return {create: copied(document, version)}
    })
    return [{patch: {id, set: {state: 'active'}, unset: ['finalDocumentStates']}}, ...restored]
  },
  'sanity.action.release.delete': (action, draft) => {
    const {id, name} = releaseIn(action, draft, ['archived', 'published'])
    return [id, ...draft.versionsIn(name)].map((each) => ({delete: {id: each}}))
  },
}

/** Refuses an action on a version whose release is closed: its content is settled. */
export function checkReleaseIsOpen(action: JsonObject, draft: TransactionDraft): void {
  const document = isObject(action.document) ? action.document._id : undefined
  for (const id of [action.versionId, action.draftId, document]) {
    const name = typeof id === 'string' ? releaseOf(id) : undefined
    const release = name === undefined ? undefined : draft.get(releaseId(name))
    if (release && release.state !== 'active') {
      throw wrongState(String(release._id), String(release.state), ['active'])
    }
  }
}

/** All versions take the place of what is published; those that say so take it away. */
function publishing(id: string, name: string, draft: TransactionDraft): JsonObject[] {
  const versions = draft.versionsIn(name)
  const set = {
    state: 'published',
    publishedAt: draft.now,
    finalDocumentStates: statesOf(versions),
  }
  return [
    ...versions.flatMap((version) => publishingOf(version, draft)),
    {patch: {id, set, unset: ['publishAt', 'error']}},
  ]
}

function publishingOf(versionId: string, draft: TransactionDraft): JsonObject[] {
  const version = draft.get(versionId)
  if (!version) throw missing(versionId)
  const id = publishedId(versionId)
  const published = draft.get(id)
  const away = {delete: {id: versionId}}
  const {_system, ...content} = copied(version, id)
  if (isObject(_system) && _system.delete === true) {
    return published ? [{delete: {id}}, away] : [away]
  }
  const _createdAt = published?._createdAt ?? version._createdAt
  return [{createOrReplace: {...strengthened(content), ...(_createdAt ? {_createdAt} : {})}}, away]
}

function statesOf(versions: readonly string[]): JsonObject[] {
  return versions.filter(isVersionId).map((id) => ({_key: id.replaceAll('.', '-'), id}))
}

function releaseIn(action: JsonObject, draft: TransactionDraft, states: readonly string[]) {
  const name = nameIn(action)
  const id = releaseId(name)
  const release = draft.get(id)
  if (!release) throw missing(id)
  if (!states.includes(String(release.state))) throw wrongState(id, String(release.state), states)
  return {id, name, release}
}

function nameIn({releaseId: name}: JsonObject): string {
  const reserved = ['drafts', 'published', 'raw', 'previewDrafts']
  if (typeof name === 'string' && /^[a-zA-Z0-9_-]{1,64}$/.test(name) && !reserved.includes(name)) {
    return name
  }
  throw malformed(`The action must have "releaseId", the name of a release; it has "${name}".`)
}

function releaseId(name: string): string {
  return `_.releases.${name}`
}

function patchesOnlyMetadata(patch: JsonObject): boolean {
  return Object.values(patch)
    .flatMap(pathsIn)
    .every((path) => /^metadata(?:$|[.[])/.test(path))
}

function wrongState(id: string, state: string, wanted: readonly string[]): MutationFault {
  return new MutationFault(
    409,
    'invalidReleaseStateError',
    `The release "${id}" is ${state}; for this it must be ${wanted.join(' or ')}.`,
    {id},
  )
}
