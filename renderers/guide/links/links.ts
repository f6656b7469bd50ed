import type {
  FileLink,
  GuideLink,
  Link as LinkDocument,
  ServiceLink,
} from '../../../schemas/generated/types.ts'
import {linkProblem} from '../../../schemas/rules/webAddress.ts'
import {absoluteAddress, webAddressOf} from '../address.ts'
import type {Link} from '../model.ts'
import {fieldPath} from '../path.ts'
import type {Resolution} from '../resolution.ts'
import {livePathOf} from './livePath.ts'

type Keyed<T> = T & {readonly _key: string}

/** Settles a link to a typed address; reports and refuses addresses that are not allowed. */
export function resolveLink(
  link: Keyed<LinkDocument>,
  path: string,
  resolution: Resolution,
): Link | undefined {
  const href = (link.href ?? '').trim()
  const problem = linkProblem(href)
  if (problem !== undefined) {
    const quoted =
      href === '' ? 'A link has no address.' : `The link to “${href.slice(0, 120)}” is refused.`
    resolution.report('error', fieldPath(path, 'href'), quoted, problem)
    return undefined
  }
  return settled(link._key, href, resolution)
}

/** Settles an address that need not be there, as that of a figure; reports what is not allowed. */
export function resolveOptionalLink(
  stored: string | undefined,
  key: string,
  path: string,
  resolution: Resolution,
): Link | undefined {
  if (stored === undefined || stored.trim() === '') return undefined
  return resolveLink({_type: 'link', _key: key, href: stored}, path, resolution)
}

/** Settles a link to a service: its address is the service's portal. */
export function resolveServiceLink(
  link: Keyed<ServiceLink>,
  path: string,
  resolution: Resolution,
): Link | undefined {
  const id = link.service?._ref
  const service = id === undefined ? undefined : resolution.library.services.get(id)
  if (service === undefined) {
    resolution.report(
      'error',
      fieldPath(path, 'service'),
      id === undefined
        ? 'A link to a service names no service.'
        : `The link’s service “${id}” does not exist or is not published.`,
      'Choose the service again, or publish it.',
    )
    return undefined
  }
  const problem = linkProblem(service.portal)
  if (problem !== undefined || service.portal === undefined) {
    resolution.report(
      'error',
      fieldPath(path, 'service'),
      `The service “${service.shortName ?? service._id}” has no usable portal address (“${service.portal ?? ''}”).`,
      problem ?? 'Write its portal address.',
    )
    return undefined
  }
  return settled(link._key, service.portal.trim(), resolution)
}

/** Settles a link to another guide: it follows the guide's path. */
export function resolveGuideLink(
  link: Keyed<GuideLink>,
  path: string,
  resolution: Resolution,
): Link | undefined {
  const id = link.guide?._ref
  if (id === undefined) {
    resolution.report(
      'error',
      fieldPath(path, 'guide'),
      'A link to a guide names no guide.',
      'Choose the guide again.',
    )
    return undefined
  }
  const target = resolution.library.guides.get(id)
  const livePath = target === undefined ? undefined : livePathOf(resolution.library, target)
  if (livePath === undefined) {
    // The words stand all the same: a flaw of one guide never holds back those that link to it.
    resolution.report(
      'warning',
      fieldPath(path, 'guide'),
      target === undefined
        ? `The linked guide “${id}” does not exist or is not published: its words stand without the link.`
        : `The linked guide “${target.title ?? id}” is held back, so there is no page to link to: its words stand without the link.`,
      target === undefined
        ? 'Publish the guide, or choose another.'
        : `Mend “${target.title ?? id}” (${id}); the link comes back by itself.`,
    )
    return undefined
  }
  return settled(link._key, livePath, resolution)
}

/** Settles a link to a file that visitors download. */
export function resolveFileLink(
  link: Keyed<FileLink>,
  path: string,
  resolution: Resolution,
): Link | undefined {
  const id = link.file?.asset?._ref
  const file = id === undefined ? undefined : resolution.library.files.get(id)
  if (file?.url === undefined) {
    resolution.report(
      'error',
      fieldPath(path, 'file'),
      id === undefined
        ? 'A link to a file has no file.'
        : `The file “${id}” is missing from the store.`,
      'Upload the file again.',
    )
    return undefined
  }
  // File names are hashes of the bytes, so this path never goes stale and two files never clash.
  const name = file._id.replace(/^file-(.+)-([^-]+)$/u, '$1.$2')
  const href = `/files/${name}`
  return {
    _type: 'link',
    _key: link._key,
    href,
    address: absoluteAddress(resolution.library, href),
    kind: 'file',
    file: {
      asset: file._id,
      name: file.originalFilename ?? name,
      size: file.size ?? 0,
      mimeType: file.mimeType ?? 'application/octet-stream',
    },
  }
}

function settled(key: string, href: string, resolution: Resolution): Link {
  const home = webAddressOf(resolution.library)
  const local =
    home !== '' && (href === home || href.startsWith(`${home}/`))
      ? href.slice(home.length) || '/'
      : href
  return {
    _type: 'link',
    _key: key,
    href: local,
    address: local.startsWith('#')
      ? `${absoluteAddress(resolution.library, resolution.document.path ?? '/')}${local}`
      : absoluteAddress(resolution.library, local),
    kind: kindOf(local),
  }
}

function kindOf(href: string): Link['kind'] {
  if (href.startsWith('mailto:')) return 'mail'
  if (href.startsWith('tel:')) return 'telephone'
  return href.startsWith('/') || href.startsWith('#') ? 'site' : 'web'
}
