/** Remembers a promise under a key, and forgets the oldest when more than `kept` are. */
export function remember<T>(
  memory: Map<string, Promise<T>>,
  kept: number,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  // What failed is not worth keeping.
  made.catch(() => memory.delete(key))
  const [oldest] = memory.keys()
  if (memory.size > kept && oldest !== undefined) memory.delete(oldest)
  return made
}
