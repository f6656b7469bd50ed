import type {SchemaType} from 'sanity'

/** What the form calls the field of a document that a path leads into; undefined where it leads into none. */
export function fieldTitle(type: SchemaType | undefined, path: string): string | undefined {
  const name = /^\w+/u.exec(path)?.[0]
  const fields = type?.jsonType === 'object' ? type.fields : []
  return fields.find((one) => one.name === name)?.type.title ?? name
}
