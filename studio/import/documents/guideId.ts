import {createHash} from 'node:crypto'

/** Sanity allows ids of 128 characters; drafts and versions need some of them for their prefix. */
const longestId = 96

/**
 * The id of the guide that a page becomes: the same for the same site and path, however often the
 * page is imported. Readable where the path is plain; otherwise a hash tells namesakes apart.
 */
export function guideId(site: string, path: string): string {
  const named = `${site} ${path.toLowerCase()}`.trim()
  const slug = named
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
  const isPlain = /^[\x20-\x7e]*$/u.test(named) && slug.length <= longestId - 'guide-'.length
  if (isPlain && slug !== '') return `guide-${slug}`
  const hash = createHash('sha256').update(named).digest('hex').slice(0, 12)
  return ['guide', slug.slice(0, longestId - 'guide--'.length - hash.length), hash]
    .filter((part) => part !== '')
    .join('-')
}
