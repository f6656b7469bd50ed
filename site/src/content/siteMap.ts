import type {Guide} from '../../../renderers/guide/model.ts'
import type {Language} from '../../../schemas/language.ts'

/** One page that menus and breadcrumbs lead to. */
export interface Place {
  readonly title: string
  readonly path: string
  readonly language: Language
}

/** A page that lists what stands below its path. */
export interface Section extends Place {
  readonly sections: readonly Place[]
  readonly guides: readonly Guide[]
}

/** Every section of the site: each path above a guide that is not a guide itself, home left out. */
export function sectionsOf(guides: readonly Guide[]): Section[] {
  const taken = new Set(guides.map(({path}) => path))
  const paths = new Set(
    guides.flatMap(({path}) => pathsAbove(path)).filter((path) => !taken.has(path)),
  )
  const places = [...paths].sort().map((path) => placeOf(path, guides))
  return places.map((place) => ({
    ...place,
    sections: places.filter(({path}) => parentOf(path) === place.path),
    guides: guides.filter(({path}) => parentOf(path) === place.path),
  }))
}

/** The places above a path, home first and left out. */
export function breadcrumbsOf(path: string, guides: readonly Guide[]): Place[] {
  return pathsAbove(path).map((above) => {
    const guide = guides.find((candidate) => candidate.path === above)
    return guide ?? placeOf(above, guides)
  })
}

/** The other guides of a guide's navigation group, in its language. */
export function neighboursOf(guide: Guide, guides: readonly Guide[]): Guide[] {
  return guides.filter(
    ({navigationGroup, language}) =>
      navigationGroup === guide.navigationGroup && language === guide.language,
  )
}

function placeOf(path: string, guides: readonly Guide[]): Place {
  const below = guides.filter((guide) => guide.path.startsWith(path))
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
