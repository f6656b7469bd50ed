import type {Library} from './library.ts'

/** The school's web address without a slash at its end; empty while the site settings lack one. */
export function webAddressOf(library: Library): string {
  return (library.siteSettings?.webAddress ?? '').replace(/\/+$/u, '')
}

/** Makes a path on this site absolute; leaves other addresses as they are. */
export function absoluteAddress(library: Library, href: string): string {
  return href.startsWith('/') ? `${webAddressOf(library)}${encodeURI(decoded(href))}` : href
}

/** An address as people read it: without its scheme and without the slash at its end. */
export function readableAddress(address: string): string {
  return address.replace(/^https?:\/\//u, '').replace(/\/$/u, '')
}

/** Undoes percent signs, so that encoding never doubles them. */
function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
