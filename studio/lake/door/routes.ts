import {refused} from './apiError.ts'
import type {Handler} from './http.ts'

export type Route = {
  methods: readonly string[]
  pattern: URLPattern
  handle: Handler
}

/** Names a handler by method and path, as in `route('GET', '/data/query/:dataset', …)`. */
export function route(methods: string, pathname: string, handle: Handler): Route {
  return {methods: methods.split(' '), pattern: new URLPattern({pathname}), handle}
}

/**
 * The first route for a path, its named parts decoded; undefined when there is none.
 * Throws ApiError 400 on a part that cannot be decoded.
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  pathname: string,
): {handle: Handler; path: Record<string, string>} | undefined {
  for (const {methods, pattern, handle} of routes) {
    if (!methods.includes(method === 'HEAD' ? 'GET' : method)) continue
    const match = pattern.exec({pathname})
    if (!match) continue
    const path: Record<string, string> = {}
    for (const [name, value] of Object.entries(match.pathname.groups)) {
      path[name] = decoded(value ?? '')
    }
    return {handle, path}
  }
  return undefined
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw refused(400, 'Bad Request', `"${part}" in the address cannot be read.`)
  }
}
