import type {Library} from '../../../renderers/guide/library.ts'
import type {Language} from '../../../schemas/language.ts'
import type {Block, Body} from '../body.ts'
import type {NewKey} from '../literal/newKey.ts'
import type {Note} from '../page/note.ts'
import type {Cut, Cuts} from '../proof/bodyFacts.ts'

/** What a reading may know beyond the body. */
export interface ReadingContext {
  readonly id: string
  readonly title: string
  readonly language: Language
  /** The level, 1 to 6, that the author gave each heading, by `_key`. */
  readonly headingLevels: ReadonlyMap<string, number>
  readonly library: Pick<Library, 'services' | 'handbooks'>
  /** Ids of guides by their path. */
  readonly guides: ReadonlyMap<string, string>
  /** Why the pages at these paths, in lower case, are not guides. */
  readonly absent: ReadonlyMap<string, string>
  /** The host that the old site had, as in www.school.edu.sg; undefined where it is not known. */
  readonly host: string | undefined
  readonly newKey: NewKey
}

/** What a reading made of a body, with every character it took out, and a note for each thing it read. */
export interface Read {
  readonly body: Body
  readonly cuts: Cuts
  readonly notes: readonly Note[]
}

/** Reads structure out of what an author only drew. What is doubtful keeps the author's form. */
export type Reading = (body: Body, context: ReadingContext) => Read

/** Applies a reading to a body and to whatever stands in its boxes, cells and items. */
export function everywhere(read: Reading): Reading {
  return (body, context) => inside(body, context, read)
}

function inside(body: Body, context: ReadingContext, read: Reading): Read {
  const cuts = new Map<string, readonly Cut[]>()
  const notes: Note[] = []
  const take = (content: Body): Body => {
    const result = inside(content, context, read)
    for (const [key, cut] of result.cuts) cuts.set(key, cut)
    notes.push(...result.notes)
    return result.body
  }
  const deep = body.map((block) => withContent(block, take))
  const result = read(deep, context)
  for (const [key, cut] of result.cuts) cuts.set(key, cut)
  return {body: result.body, cuts, notes: [...notes, ...result.notes]}
}

/** The same block, with what it holds changed. */
export function withContent(block: Block, change: (content: Body) => Body): Block {
  switch (block._type) {
    case 'callout':
    case 'disclosure':
    case 'passage':
      return {...block, content: change(block.content ?? [])}
    case 'itemList':
      return {
        ...block,
        items: (block.items ?? []).map((item) => ({...item, content: change(item.content ?? [])})),
      }
    case 'table':
      return {
        ...block,
        rows: (block.rows ?? []).map((row) => ({
          ...row,
          cells: (row.cells ?? []).map((cell) => ({...cell, content: change(cell.content ?? [])})),
        })),
      }
    default:
      return block
  }
}
