import {draftId, publishedId} from '../documentId.ts'
import {isObject, isStringArray, type JsonObject} from '../json.ts'
import type {Documents} from '../store/documents.ts'
import {
  type ActionHandler,
  checkRevision,
  copied,
  documentIn,
  exists,
  idIn,
  malformed,
  missing,
  type Past,
  Stand,
  strengthened,
  versionIn,
} from './actionParts.ts'
import {MutationFault} from './mutations.ts'
import {checkReleaseIsOpen, releaseActions} from './releaseActions.ts'

/**
 * The mutations that carry out actions (https://www.sanity.io/docs/http-actions), for one
 * transaction. Throws MutationFault, with `index` in its details, on an action that cannot be
 * carried out as the documents stand.
 */
export function actionMutations(actions: unknown, documents: Documents, past: Past): JsonObject[] {
  if (!Array.isArray(actions)) {
    throw new MutationFault(400, 'malformedActionError', '"actions" must be an array.')
  }
  const stand = new Stand(documents, past)
  return actions.flatMap((action: unknown, index) => {
    try {
      const mutations = isObject(action) ? mutationsOf(action, stand) : undefined
      if (!mutations) throw malformed('An action must be an object with an "actionType".')
      stand.follow(mutations)
      return mutations
    } catch (error) {
      if (!(error instanceof MutationFault)) throw error
      throw new MutationFault(error.status, error.type, error.message, {...error.details, index})
    }
  })
}

function mutationsOf(action: JsonObject, stand: Stand): JsonObject[] {
  const {actionType} = action
  const known = typeof actionType === 'string' ? ACTIONS[actionType] : undefined
  if (String(actionType).startsWith('sanity.action.document.')) checkReleaseIsOpen(action, stand)
  if (!known) throw malformed(`There is no action "${actionType}" in an embedded lake.`)
  return known(action, stand)
}

const ACTIONS: Readonly<Record<string, ActionHandler>> = {
  ...releaseActions,
  'sanity.action.document.create': (action, stand) => {
    const document = documentIn(action, 'attributes', draftId(idIn(action, 'publishedId')))
    if (stand.get(document._id)) {
      if (action.ifExists === 'ignore') return []
      throw exists(document._id)
    }
    return [{create: document}]
  },
  'sanity.action.document.replaceDraft': (action) => [
    {createOrReplace: documentIn(action, 'attributes', draftId(idIn(action, 'publishedId')))},
  ],
  'sanity.action.document.edit': (action, stand) => {
    const id = versionIn(action, 'draftId')
    const published = stand.get(idIn(action, 'publishedId'))
    if (!isObject(action.patch)) throw malformed('An edit must have a "patch".')
    const patch = {patch: {...action.patch, id}}
    if (stand.get(id)) return [patch]
    if (!published) throw missing(id)
    return [{create: copied(published, id)}, patch]
  },
  'sanity.action.document.discard': (action, stand) => [discarded(action, 'draftId', stand)],
  'sanity.action.document.version.discard': (action, stand) => [
    discarded(action, 'versionId', stand),
  ],
  'sanity.action.document.delete': (action, stand) => {
    const id = idIn(action, 'publishedId')
    const drafts = action.includeDrafts ?? action.includeVersions ?? []
    if (!isStringArray(drafts)) throw malformed('"includeDrafts" must be a list of ids.')
    const strange = drafts.find((draft) => publishedId(draft) !== id)
    if (strange !== undefined) throw malformed(`"${strange}" is no draft of "${id}".`)
    if (!stand.get(id)) throw missing(id)
    return [id, ...drafts].filter((each) => stand.get(each)).map((each) => ({delete: {id: each}}))
  },
  'sanity.action.document.publish': (action, stand) => {
    const from = versionIn(action, 'draftId')
    const to = idIn(action, 'publishedId')
    const draft = stand.get(from)
    const published = stand.get(to)
    if (!draft) throw missing(from)
    checkRevision(from, draft, action.ifDraftRevisionId)
    checkRevision(to, published, action.ifPublishedRevisionId)
    const {_system, ...content} = copied(draft, to)
    const created = published?._createdAt ?? draft._createdAt
    return [
      {createOrReplace: {...strengthened(content), ...(created ? {_createdAt: created} : {})}},
      {delete: {id: from}},
    ]
  },
  'sanity.action.document.unpublish': (action, stand) => {
    const from = idIn(action, 'publishedId')
    const to = versionIn(action, 'draftId')
    const published = stand.get(from)
    if (!published) throw missing(from)
    const kept = stand.get(to) ? [] : [{create: copied(published, to)}]
    return [...kept, {delete: {id: from}}]
  },
  'sanity.action.document.version.create': (action, stand) => {
    const published = idIn(action, 'publishedId')
    if (isObject(action.document)) {
      const document = documentIn(action, 'document', undefined)
      if (publishedId(document._id) !== published) {
        throw malformed(`"${document._id}" is no version of "${published}".`)
      }
      if (stand.get(document._id)) throw exists(document._id)
      return [{create: document}]
    }
    const base = stand.get(idIn(action, 'baseId'))
    const id = versionIn(action, 'versionId')
    if (!base) throw missing(String(action.baseId))
    checkRevision(String(action.baseId), base, action.ifBaseRevisionId)
    if (stand.get(id)) throw exists(id)
    return [{create: copied(base, id)}]
  },
  'sanity.action.document.version.replace': (action, stand) => {
    const document = documentIn(action, 'document', undefined)
    if (!stand.get(document._id)) throw missing(document._id)
    return [{createOrReplace: document}]
  },
  'sanity.action.document.version.unpublish': (action, stand) => {
    const id = versionIn(action, 'versionId')
    const published = stand.get(idIn(action, 'publishedId'))
    if (!published) throw missing(String(action.publishedId))
    const base = stand.get(id) ?? published
    const system = isObject(base._system) ? base._system : {}
    return [{createOrReplace: {...copied(base, id), _system: {...system, delete: true}}}]
  },
}

function discarded(action: JsonObject, field: string, stand: Stand): JsonObject {
  const id = versionIn(action, field)
  if (!stand.get(id)) throw missing(id)
  return {delete: {id}}
}
