import type {Body} from '../body.ts'
import type {TakeNote} from '../page/note.ts'
import type {IsomerPage} from '../page/readPage.ts'
import {childrenOf} from '../page/tree.ts'
import {ruleOf} from './elements.ts'
import {Flow} from './flow.ts'
import {unmarked} from './inline.ts'
import type {NewKey} from './newKey.ts'

/** A page copied as its author wrote it. */
export interface LiteralBody {
  readonly body: Body
  /** The line of the file on which each block of the body stood, by `_key`. */
  readonly lines: ReadonlyMap<string, number>
  /** The level, 1 to 6, that the author gave each heading, by `_key`. */
  readonly headingLevels: ReadonlyMap<string, number>
  /** The block at each place of the page that links can lead to, by the place's name. */
  readonly places: ReadonlyMap<string, string>
}

/**
 * Copies a page as its author wrote it: every element becomes the block that says the same, nothing
 * is read into it. Takes the page, its path and where notes go; returns the body of the guide.
 */
export function literalBody(
  page: Pick<IsomerPage, 'tree' | 'lineOf'>,
  path: string,
  newKey: NewKey,
  note: TakeNote,
): LiteralBody {
  const headingLevels = new Map<string, number>()
  const places = new Map<string, string>()
  const {lineOf} = page
  const openPlaces = new Set<string>()
  const flow = new Flow({newKey, note, lineOf, ruleOf, headingLevels, places, openPlaces, path})
  const lines = new Map<string, number>()
  for (const node of childrenOf(page.tree)) {
    const before = flow.blocks.length
    flow.walk([node], unmarked)
    const line = page.lineOf(node)
    for (const {_key} of flow.blocks.slice(before)) if (line !== undefined) lines.set(_key, line)
  }
  return {body: flow.end(), lines, headingLevels, places}
}
