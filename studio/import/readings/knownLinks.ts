import type {MarkDefinition, TextBlock} from '../body.ts'
import type {Note} from '../page/note.ts'
import {decodedPath, onSite} from '../site/siteAddress.ts'
import {eachText} from './eachText.ts'
import {everywhere, type ReadingContext} from './reading.ts'

/**
 * Links to the portal of a known service become service links, links to a page that is a guide become
 * guide links: both follow when the address changes.
 */
export const knownLinks = everywhere((body, context) => {
  const notes: Note[] = []
  const read = (block: TextBlock): TextBlock => ({
    ...block,
    markDefs: (block.markDefs ?? []).map((mark) => known(mark, block._key, context, notes)),
  })
  return {body: eachText(body, read), cuts: new Map(), notes}
})

function known(
  mark: MarkDefinition,
  key: string,
  context: ReadingContext,
  notes: Note[],
): MarkDefinition {
  if (mark._type !== 'link' || mark.href === undefined) return mark
  const {href} = mark
  for (const {_id, portal, shortName, name} of context.library.services.values()) {
    if (portal === undefined || plainAddress(portal) !== plainAddress(href)) continue
    notes.push({
      severity: 'note',
      key,
      confidence: 'certain',
      problem: `The link to ${href} was read as a link to the service ${shortName ?? name ?? _id}.`,
      remedy: 'Nothing to do: when its address changes, change it in the service.',
    })
    return {_type: 'serviceLink', _key: mark._key, service: {_type: 'reference', _ref: _id}}
  }
  const path = pathOn(href, context.host)
  const guide = path === undefined ? undefined : context.guides.get(path)
  if (guide === undefined) {
    const why = path === undefined ? undefined : context.absent.get(path)
    if (why !== undefined) notes.push(absentNote(href, why, key))
    return mark
  }
  notes.push({
    severity: 'note',
    key,
    confidence: 'certain',
    problem: `The link to ${href} was read as a link to that guide.`,
    remedy: 'Nothing to do: it follows when the guide moves.',
  })
  return {_type: 'guideLink', _key: mark._key, guide: {_type: 'reference', _ref: guide}}
}

function absentNote(href: string, why: string, key: string): Note {
  return {
    severity: 'warning',
    kind: 'link',
    key,
    problem: `The link to ${href} leads to a page that is not a guide here. ${why} The link was kept as it is.`,
    remedy: 'Link to another guide in Studio, or take the link out.',
    about: href,
  }
}

/** An address without what makes no difference to where it leads. */
function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address
  const {host, pathname, search, hash} = new URL(address)
  return `${host}${pathname.replace(/\/$/u, '')}${search}${hash}`
}

/** The path on the site of an address, as guides keep theirs; undefined where it leads elsewhere or into a page. */
function pathOn(href: string, host: string | undefined): string | undefined {
  const url = href.startsWith('#') ? undefined : onSite(href, host)
  if (url === undefined || url.hash !== '' || url.search !== '') return undefined
  return `${decodedPath(url.pathname).replace(/\/+$/u, '')}/`.toLowerCase()
}
