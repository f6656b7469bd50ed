/** Appends a field to a Sanity path: `body[0]`, `alt` → `body[0].alt`. */
export function fieldPath(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`
}

/** Appends an array element to a Sanity path, by its key where it has one. */
export function elementPath(path: string, key: unknown, index: number): string {
  return typeof key === 'string' && key !== ''
    ? `${path}[_key==${JSON.stringify(key)}]`
    : `${path}[${index}]`
}

/** Whether a Sanity path is another one or leads into it: `body[_key=="a"].title` is in `body[_key=="a"]`. */
export function isIn(path: string, other: string): boolean {
  return path.startsWith(other) && ['', '.', '['].includes(path.charAt(other.length))
}
