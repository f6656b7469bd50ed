import {isObject, type JsonObject} from '../json.ts'

/**
 * The same object with a `_key` on every object in an array that has none, as Studio needs.
 * `makeKey` makes a key from the path to the item.
 */
export function withArrayKeys(
  object: JsonObject,
  makeKey: (path: string) => string,
  path = '',
): JsonObject {
  const result: JsonObject = {}
  for (const [field, value] of Object.entries(object)) {
    result[field] = keyedValue(value, makeKey, path === '' ? field : `${path}.${field}`)
  }
  return result
}

/** The same for a value that may be an array itself. */
export function keyedValue(value: unknown, makeKey: (path: string) => string, path = ''): unknown {
  if (isObject(value)) return withArrayKeys(value, makeKey, path)
  if (!Array.isArray(value)) return value
  return value.map((item: unknown, index) => {
    const at = `${path}[${index}]`
    if (!isObject(item)) return keyedValue(item, makeKey, at)
    const inner = withArrayKeys(item, makeKey, at)
    return '_key' in inner ? inner : {_key: makeKey(at), ...inner}
  })
}
