import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import {indexOf} from '../../../renderers/guide/library/libraryIndex.ts'
import type {Library} from '../../../renderers/guide/library.ts'
import type {Guide} from '../../../renderers/guide/model.ts'
import {resolveGuide} from '../../../renderers/guide/resolveGuide.ts'
import type {Channel} from '../../../schemas/channel.ts'
import type {Resolved} from '../channels/channel.ts'
import {urlsOf} from './assetUrls.ts'

/** A guide that a person asked for, resolved for a channel. */
export interface SelectedGuide extends Resolved {
  readonly value: Guide
  readonly findings: readonly Finding[]
}

/**
 * Resolves the guides that a person asked for by name (as files are called) or by id; all guides where no
 * name is given. Throws when there is no such guide.
 */
export function selectGuides(
  library: Library,
  channel: Channel,
  names: readonly string[],
): readonly SelectedGuide[] {
  const known = [...indexOf(library).names]
  const idOf = (asked: string) => {
    const [id] = known.find((pair) => pair.includes(asked)) ?? []
    if (id === undefined) {
      const list = known.map(([, name]) => name).join(', ')
      throw new Error(`There is no guide “${asked}”. Known are: ${list}.`)
    }
    return id
  }
  const ids = names.length === 0 ? known.map(([id]) => id) : [...new Set(names.map(idOf))]
  return ids.map((id) => {
    const {value, findings, digest} = resolveGuide(library, id, channel)
    return {value, findings, digest, guide: () => value, urlOf: urlsOf(library)}
  })
}
