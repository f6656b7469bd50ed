/** Remembers a promise under a key, and forgets the longest unused when more than `kept` are. */
export function remember<T>(
  memory: Map<string, Promise<T>>,
  kept: number,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = memory.get(key)
  const made = known ?? make()
  // A map keeps the order in which its keys were set.
  memory.delete(key)
  memory.set(key, made)
  // What failed is not worth keeping.
  if (known === undefined) made.catch(() => memory.delete(key))
  const [oldest] = memory.keys()
  if (memory.size > kept && oldest !== undefined) memory.delete(oldest)
  return made
}
