import type {SitePage} from '../../renderers/guide/website/sitePage.ts'
import type {GuideLink, ListedGuide, Neighbour, SitePlace, SiteSection} from './page.ts'

/** What stands where on the site. */
export interface SiteMap {
  /** Every path above a guide that is not a guide itself, home left out. */
  readonly sections: readonly SiteSection[]
  /** Those of them that stand directly below home, as menus lead to them. */
  readonly topSections: readonly SitePlace[]
  /** The places above a path, home left out. */
  breadcrumbsOf(path: string): readonly SitePlace[]
  /** The guides of a guide's navigation group in its language, itself included; the same list for all of them. */
  neighboursOf(guide: Pick<ListedGuide, 'navigationGroup' | 'language'>): readonly Neighbour[]
}

/**
 * Makes the map of a site from its guides, in the order in which they are listed, and its other pages, which
 * say what the places are called that they stand at.
 */
export function createSiteMap(guides: readonly ListedGuide[], pages: readonly SitePage[]): SiteMap {
  const byPath = new Map(guides.map((guide) => [guide.path, guide]))
  const pageAt = new Map(pages.map((page) => [page.path, page]))
  const below = new Map<string, ListedGuide[]>()
  for (const guide of guides) {
    for (const path of pathsAbove(guide.path)) {
      const known = below.get(path)
      if (known === undefined) below.set(path, [guide])
      else known.push(guide)
    }
  }
  const places = new Map(
    [...below].map(([path, inside]) => [path, placeOf(path, inside, pageAt.get(path))]),
  )
  const listed = [...places.values()]
    .filter(({path}) => !byPath.has(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const sectionsIn = Map.groupBy(listed, ({path}) => parentOf(path))
  const guidesIn = Map.groupBy(guides, ({path}) => parentOf(path))
  const groups = Map.groupBy(guides, groupKey)
  const neighbours = new Map(
    [...groups].map(([key, members]) => [
      key,
      members.map(({id, title, path}) => ({id, title, path})),
    ]),
  )
  return {
    sections: listed.map((place) => ({
      ...place,
      sections: sectionsIn.get(place.path) ?? [],
      guides: (guidesIn.get(place.path) ?? []).map(guideLinkOf),
    })),
    topSections: sectionsIn.get('/') ?? [],
    breadcrumbsOf: (path) =>
      pathsAbove(path).flatMap((above) => {
        const page = byPath.get(above) ?? pageAt.get(above)
        if (page === undefined) return places.get(above) ?? []
        return {title: page.title, path: above, language: page.language}
      }),
    neighboursOf: (guide) => neighbours.get(groupKey(guide)) ?? [],
  }
}

/** What lists show of a guide. */
export function guideLinkOf({
  title,
  path,
  language,
  navigationGroup,
  summary,
}: ListedGuide): GuideLink {
  return {title, path, language, navigationGroup, summary}
}

/** What the navigation group of a guide is known by: however it is written, it is one group. */
export function groupOf({navigationGroup}: Pick<ListedGuide, 'navigationGroup'>): string {
  return navigationGroup.toLowerCase()
}

function groupKey({
  navigationGroup,
  language,
}: Pick<ListedGuide, 'navigationGroup' | 'language'>): string {
  return `${language} ${groupOf({navigationGroup})}`
}

function placeOf(
  path: string,
  below: readonly ListedGuide[],
  page: SitePage | undefined,
): SitePlace {
  if (page !== undefined) return {path, title: page.title, language: page.language}
  const languages = new Set(below.map(({language}) => language))
  const [only] = languages.size === 1 ? languages : []
  const slug = path.split('/').at(-2) ?? ''
  const group = below.find(({navigationGroup}) => slugOf(navigationGroup) === slug.toLowerCase())
  return {
    path,
    title: group?.navigationGroup ?? titleFrom(slug),
    language: group === undefined ? 'en' : (only ?? group.language),
  }
}

function pathsAbove(path: string): string[] {
  const parts = path.split('/').slice(1, -2)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}/`)
}

function parentOf(path: string): string {
  return path.replace(/[^/]+\/$/u, '')
}

function slugOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
}

function titleFrom(slug: string): string {
  const words = slug.replaceAll(/[-_]+/gu, ' ').trim()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
