import {dataError} from '../door/apiError.ts'

/**
 * Which documents a query sees: everything as stored (`raw`), only what is published, or layers
 * laid over what is published, the first of them on top: `drafts`, or names of releases.
 */
export type Perspective = {kind: 'raw'} | {kind: 'published'} | {kind: 'layers'; layers: string[]}

/** From this API version on a query without a perspective sees what is published; before, all. */
const PUBLISHED_BY_DEFAULT_SINCE = '2025-02-19'
const RELEASE_NAME = /^[a-zA-Z0-9_-]{1,64}$/

/**
 * Reads the `perspective` parameter (one name, or several in order, joined by commas).
 * `apiVersion` is a date, `1` or `X`. Throws ApiError 400 on a name that cannot be one.
 */
export function readPerspective(given: string | null, apiVersion: string): Perspective {
  if (given === null || given === '') {
    return {kind: isPublishedByDefault(apiVersion) ? 'published' : 'raw'}
  }
  const names = given.split(',').map((name) => (name === 'previewDrafts' ? 'drafts' : name))
  if (names.length === 1 && names[0] === 'raw') return {kind: 'raw'}
  for (const name of names) {
    if (name === 'raw') {
      throw perspectiveError('The perspective "raw" cannot be combined with others.')
    }
    if (!RELEASE_NAME.test(name)) throw perspectiveError(`"${name}" is not a perspective.`)
  }
  const layers = names.filter((name) => name !== 'published')
  return layers.length === 0 ? {kind: 'published'} : {kind: 'layers', layers}
}

/** Whether an API version (a date, `1` or `X`) means what is published, if nothing else is said. */
export function isPublishedByDefault(apiVersion: string): boolean {
  if (apiVersion === 'X') return true
  return apiVersion >= PUBLISHED_BY_DEFAULT_SINCE && apiVersion !== '1'
}

function perspectiveError(description: string): Error {
  return dataError(
    400,
    'invalidPerspective',
    `${description} Use raw, published, drafts or names of releases.`,
  )
}
