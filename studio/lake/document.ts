import {isObject} from './json.ts'

/**
 * A document as the lake keeps it. Documents are never changed in place: an edit makes a new one,
 * so a reader may hold one without copying it.
 */
export type LakeDocument = {
  readonly _id: string
  readonly _type: string
  readonly _rev: string
  readonly _createdAt: string
  readonly _updatedAt: string
  readonly [field: string]: unknown
}

/** Tells whether a value has all the fields that every stored document has. */
export function isDocument(value: unknown): value is LakeDocument {
  return (
    isObject(value) &&
    typeof value._id === 'string' &&
    typeof value._type === 'string' &&
    typeof value._rev === 'string' &&
    typeof value._createdAt === 'string' &&
    typeof value._updatedAt === 'string'
  )
}

/** Whether the document describes an uploaded image or file. */
export function isAsset(document: LakeDocument): boolean {
  return document._type === 'sanity.imageAsset' || document._type === 'sanity.fileAsset'
}
