/** Whether a value is an object with named fields: the first narrowing of whatever a store answers. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
