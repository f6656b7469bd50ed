import {draftId, publishedId} from '../documentId.ts'
import {isObject, isStringArray, type JsonObject} from '../json.ts'
import {
  type ActionHandler,
  checkRevision,
  copied,
  documentIn,
  exists,
  idIn,
  malformed,
  missing,
  pairIn,
  strengthened,
  versionIn,
} from './actionParts.ts'
import {MutationFault} from './mutations.ts'
import {checkReleaseIsOpen, releaseActions} from './releaseActions.ts'
import {type TransactionDraft, withIndex} from './transact.ts'

/**
 * Carries out actions (https://www.sanity.io/docs/http-actions) on a transaction, each on what the
 * ones before it left. Throws MutationFault, with `index` in its details, on an action that cannot
 * be carried out as the documents draft.
 */
export function applyActions(actions: unknown, draft: TransactionDraft): void {
  if (!Array.isArray(actions)) {
    throw new MutationFault(400, 'malformedActionError', '"actions" must be an array.')
  }
  for (const [index, action] of actions.entries()) {
    try {
      for (const mutation of mutationsOf(action, draft)) draft.mutate(mutation)
    } catch (error) {
      throw withIndex(error, index)
    }
  }
}

function mutationsOf(action: unknown, draft: TransactionDraft): JsonObject[] {
  if (!isObject(action)) throw malformed('An action must be an object with an "actionType".')
  const {actionType} = action
  const known = typeof actionType === 'string' ? ACTIONS.get(actionType) : undefined
  if (!known) throw malformed(`There is no action "${actionType}" in an embedded lake.`)
  if (String(actionType).startsWith('sanity.action.document.')) checkReleaseIsOpen(action, draft)
  return known(action, draft)
}

const DOCUMENT_ACTIONS: Readonly<Record<string, ActionHandler>> = {
  'sanity.action.document.create': (action, draft) => {
    const document = documentIn(action, 'attributes', draftId(idIn(action, 'publishedId')))
    if (draft.get(document._id)) {
      if (action.ifExists === 'ignore') return []
      throw exists(document._id)
    }
    return [{create: document}]
  },
  'sanity.action.document.replaceDraft': (action) => [
    {createOrReplace: documentIn(action, 'attributes', draftId(idIn(action, 'publishedId')))},
  ],
  'sanity.action.document.edit': (action, draft) => {
    const {version: id, published: publishedId} = pairIn(action, 'draftId')
    const published = draft.get(publishedId)
    if (!isObject(action.patch)) throw malformed('An edit must have a "patch".')
    const patch = {patch: {...action.patch, id}}
    if (draft.get(id)) return [patch]
    if (!published) throw missing(id)
    return [{create: copied(published, id)}, patch]
  },
  'sanity.action.document.discard': (action, draft) => [discarded(action, 'draftId', draft)],
  'sanity.action.document.version.discard': (action, draft) => [
    discarded(action, 'versionId', draft),
  ],
  'sanity.action.document.delete': (action, draft) => {
    const id = idIn(action, 'publishedId')
    const drafts = action.includeDrafts ?? action.includeVersions ?? []
    if (!isStringArray(drafts)) throw malformed('"includeDrafts" must be a list of ids.')
    const strange = drafts.find((draft) => publishedId(draft) !== id)
    if (strange !== undefined) throw malformed(`"${strange}" is not a draft of "${id}".`)
    if (!draft.get(id)) throw missing(id)
    return [id, ...drafts].filter((each) => draft.get(each)).map((each) => ({delete: {id: each}}))
  },
  'sanity.action.document.publish': (action, draft) => {
    const {version: from, published: to} = pairIn(action, 'draftId')
    const version = draft.get(from)
    if (!version) throw missing(from)
    checkRevision(from, draft, action.ifDraftRevisionId)
    checkRevision(to, draft, action.ifPublishedRevisionId)
    const {_system, ...content} = copied(version, to)
    const created = draft.get(to)?._createdAt ?? version._createdAt
    return [
      {createOrReplace: {...strengthened(content), ...(created ? {_createdAt: created} : {})}},
      {delete: {id: from}},
    ]
  },
  'sanity.action.document.unpublish': (action, draft) => {
    const {version: to, published: from} = pairIn(action, 'draftId')
    const published = draft.get(from)
    if (!published) throw missing(from)
    const kept = draft.get(to) ? [] : [{create: copied(published, to)}]
    return [...kept, {delete: {id: from}}]
  },
  'sanity.action.document.version.create': (action, draft) => {
    const published = idIn(action, 'publishedId')
    if (isObject(action.document)) {
      const document = documentIn(action, 'document', undefined)
      if (publishedId(document._id) !== published) {
        throw malformed(`"${document._id}" is not a version of "${published}".`)
      }
      if (draft.get(document._id)) throw exists(document._id)
      return [{create: document}]
    }
    const baseId = idIn(action, 'baseId')
    const base = draft.get(baseId)
    const {version: id} = pairIn(action, 'versionId')
    if (!base) throw missing(baseId)
    checkRevision(baseId, draft, action.ifBaseRevisionId)
    if (draft.get(id)) throw exists(id)
    return [{create: copied(base, id)}]
  },
  'sanity.action.document.version.replace': (action, draft) => {
    const document = documentIn(action, 'document', undefined)
    if (!draft.get(document._id)) throw missing(document._id)
    return [{createOrReplace: document}]
  },
  'sanity.action.document.version.unpublish': (action, draft) => {
    const {version: id, published: publishedId} = pairIn(action, 'versionId')
    const published = draft.get(publishedId)
    if (!published) throw missing(publishedId)
    const base = draft.get(id) ?? published
    const system = isObject(base._system) ? base._system : {}
    return [{createOrReplace: {...copied(base, id), _system: {...system, delete: true}}}]
  },
}

/** By a map, so that names which every object has are no actions. */
const ACTIONS: ReadonlyMap<string, ActionHandler> = new Map(
  Object.entries({...releaseActions, ...DOCUMENT_ACTIONS}),
)

function discarded(action: JsonObject, field: string, draft: TransactionDraft): JsonObject {
  const id = versionIn(action, field)
  if (!draft.get(id)) throw missing(id)
  return {delete: {id}}
}
