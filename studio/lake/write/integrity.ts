import type {Documents} from '../store/documents.ts'
import {referencesOf} from '../store/references.ts'
import type {DocumentChange} from '../store/store.ts'
import {MutationFault} from './mutations.ts'

/**
 * Refuses a transaction after which a strong reference would point at nothing: one that was just
 * written, or one to a document that was just deleted. Throws MutationFault 409.
 */
export function checkIntegrity(changes: readonly DocumentChange[], documents: Documents): void {
  const afterwards = new Map(changes.map(({id, after}) => [id, after]))
  const exists = (id: string) =>
    afterwards.has(id) ? afterwards.get(id) !== undefined : documents.get(id) !== undefined
  for (const {id, before, after} of changes) {
    if (after) {
      const gone = referencesOf(after).find(({target, weak}) => !weak && !exists(target))
      if (gone) {
        throw new MutationFault(
          409,
          'referencedDocumentNotFoundError',
          `Document "${id}" references non-existent document "${gone.target}"`,
          {id, referenceID: gone.target, path: gone.path},
        )
      }
    } else if (before) {
      checkUnreferenced(id, afterwards, documents)
    }
  }
}

function checkUnreferenced(
  id: string,
  afterwards: ReadonlyMap<string, DocumentChange['after']>,
  documents: Documents,
): void {
  const referring = documents
    .view({kind: 'raw'}, true)
    .referring(id)
    .filter((source) => {
      const now = afterwards.has(source._id) ? afterwards.get(source._id) : source
      return now && referencesOf(now).some(({target, weak}) => !weak && target === id)
    })
    .map(({_id}) => _id)
  if (referring.length === 0) return
  throw new MutationFault(
    409,
    'documentHasExistingReferencesError',
    `Document "${id}" cannot be deleted as there are references to it from "${referring.join('", "')}"`,
    {id, referencingIDs: referring, referencingDocumentCount: referring.length},
  )
}
