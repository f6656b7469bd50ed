import {PREVIEW_KEY} from './preview.ts'

/**
 * The key to previews that came with the address of a Studio on hosted Sanity, remembered for as
 * long as its window is open; undefined on an embedded lake, where the lake's token is the key.
 */
export function previewKey(): string | undefined {
  const given = new URLSearchParams(window.location.hash.slice(1)).get(PREVIEW_KEY)
  if (given !== null) sessionStorage.setItem(PREVIEW_KEY, given)
  return sessionStorage.getItem(PREVIEW_KEY) ?? undefined
}

// The address changes as soon as Studio runs, so it is read when this file is loaded.
if (typeof window !== 'undefined') previewKey()
