/** A JSON object whose fields are not known yet. */
export type JsonObject = {[field: string]: unknown}

/** Tells whether a value is a JSON object (neither an array nor null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses JSON without trusting its shape. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  return JSON.parse(text)
}

/** How deep arrays and objects may stand in one another: far beyond any document. */
const MAX_DEPTH = 100

/** Gives the value back. Throws RangeError when it is nested deeper than a walk could follow. */
export function checkDepth(value: unknown): unknown {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new RangeError(`it is nested deeper than ${MAX_DEPTH}`)
    const next: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      for (const inner of Array.isArray(item) ? item : Object.values(item)) next.push(inner)
    }
    level = next
  }
  return value
}

/** Tells whether a value is an array of strings. */
export function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** The same JSON for the same content, whatever the order of its fields: what hashes are made of. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_field, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
}
