/** Gives each block and span a `_key` of its own while a page is read; stable ones come last. */
export type NewKey = () => string

export function keyCounter(): NewKey {
  let count = 0
  return () => {
    count += 1
    return `new${count}`
  }
}
