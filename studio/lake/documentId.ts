/**
 * What an id says about its document. Sanity's rules: `drafts.<id>` is the draft of `<id>`,
 * `versions.<release>.<id>` its version in a release, and any id with a dot is private
 * (https://www.sanity.io/docs/content-lake/ids).
 */

const DRAFT = /^drafts\.(.+)$/
const VERSION = /^versions\.([^.]+)\.(.+)$/
const VALID = /^(?![-.])[a-zA-Z0-9._-]{1,128}$/

/** Whether Sanity accepts the id: letters, digits, `.`, `_`, `-`, at most 128 of them. */
export function isValidId(id: string): boolean {
  return VALID.test(id) && !id.includes('..') && !id.endsWith('.')
}

export function isDraftId(id: string): boolean {
  return DRAFT.test(id)
}

export function isVersionId(id: string): boolean {
  return VERSION.test(id)
}

/** Whether a reader needs a token to see the document. */
export function isPrivateId(id: string): boolean {
  return id.includes('.')
}

/** The id of the published document that a draft or a version belongs to. */
export function publishedId(id: string): string {
  return DRAFT.exec(id)?.[1] ?? VERSION.exec(id)?.[2] ?? id
}

/** The name of the release that a version is in; undefined for drafts and published documents. */
export function releaseOf(id: string): string | undefined {
  return VERSION.exec(id)?.[1]
}

export function versionId(release: string, id: string): string {
  return `versions.${release}.${publishedId(id)}`
}

export function draftId(id: string): string {
  return `drafts.${publishedId(id)}`
}
