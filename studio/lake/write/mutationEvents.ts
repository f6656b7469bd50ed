import type {LakeDocument} from '../document.ts'
import type {JsonObject} from '../json.ts'
import type {DocumentChange, Transaction} from '../store/store.ts'
import {documentIdOf} from './mutations.ts'

/** Patches in the mendoza format, one each way; here each replaces the whole document. */
export type Effects = {apply: unknown[]; revert: unknown[]}

/**
 * The effects of a change. `[0, value]` is mendoza for "the result is this value"
 * (https://github.com/sanity-io/mendoza), and `[0, null]` for "there is none".
 */
export function effectsOf({before, after}: DocumentChange): Effects {
  return {apply: [0, withoutRevision(after)], revert: [0, withoutRevision(before)]}
}

function withoutRevision(document: LakeDocument | undefined): JsonObject | null {
  if (!document) return null
  const {_rev, ...content} = document
  return content
}

/** The mutations of a transaction that concern one document; loading a dataset is one of them. */
export function mutationsOf(transaction: Transaction, {id, after}: DocumentChange): unknown[] {
  const own = transaction.mutations.filter((mutation) => documentIdOf(mutation) === id)
  if (own.length > 0) return own
  return [after ? {createOrReplace: after} : {delete: {id}}]
}

/** Names an event, so that a listener can say which it saw last. */
export function eventIdOf(transaction: Transaction, {id}: DocumentChange): string {
  return `${transaction.id}#${id}`
}
