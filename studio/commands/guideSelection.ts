import type {Finding} from '../../renderers/guide/finding.ts'
import type {Library} from '../../renderers/guide/library.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import type {Channel} from '../../schemas/channel.ts'

/**
 * Resolves the guides that a person asked for by name (the last part of the path, as files are
 * called) or by id; all guides where no name is given. Throws when there is no such guide.
 */
export function selectGuides(
  library: Library,
  channel: Channel,
  names: readonly string[],
): {guides: Guide[]; findings: Finding[]} {
  const all = [...library.guides.keys()].map((id) => resolveGuide(library, id, channel))
  const known = all.map(({value}) => value)
  for (const name of names) {
    if (!known.some((guide) => isCalled(guide, name))) {
      const list = known.map((guide) => guide.name).join(', ')
      throw new Error(`There is no guide “${name}”. Known are: ${list}.`)
    }
  }
  const chosen = all.filter(
    ({value}) => names.length === 0 || names.some((name) => isCalled(value, name)),
  )
  return {
    guides: chosen.map(({value}) => value),
    findings: chosen.flatMap(({findings}) => findings),
  }
}

function isCalled(guide: Guide, name: string): boolean {
  return guide.name === name || guide.id === name
}
