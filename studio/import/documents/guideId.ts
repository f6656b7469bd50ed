import {createHash} from 'node:crypto'

/** Sanity allows ids of 128 characters; drafts and versions need some of them for their prefix. */
const longestId = 96

/**
 * The id of the guide that a page becomes: the same for the same site and path, however often the
 * page is imported. Readable where the path is plain: “_” stands for a slash; otherwise a hash after
 * “__” tells namesakes apart, so that no two paths ever share an id.
 */
export function guideId(site: string, path: string): string {
  const parts = [site.replace(/^www\./u, '').replaceAll('.', '-'), ...path.split('/')]
    .map((part) => part.toLowerCase())
    .filter((part) => part !== '')
  const plain = parts.join('_')
  const isPlain = parts.every((part) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(part))
  if (isPlain && plain.length <= longestId - 'guide-'.length) return `guide-${plain}`
  const slug = plain.replaceAll(/[^a-z0-9_]+/gu, '-').replaceAll(/_{2,}/gu, '_')
  const hash = createHash('sha256').update(parts.join('/')).digest('hex').slice(0, 12)
  const room = longestId - 'guide-__'.length - hash.length
  return `guide-${slug.replaceAll(/^[-_]+/gu, '').slice(0, room)}__${hash}`
}
