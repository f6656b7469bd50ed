import {LRUCache} from 'lru-cache'

/** Keeps what was made, under a key: the `max` that were asked for last. What failed is not kept. */
export function createCache<Value extends object>(max: number) {
  const cache = new LRUCache<string, Value, () => Promise<Value>>({
    max,
    fetchMethod: (_, __, {context: make}) => make(),
    // What others push out while it is being made, is still wanted.
    ignoreFetchAbort: true,
  })
  return (key: string, make: () => Promise<Value>) => cache.forceFetch(key, {context: make})
}
