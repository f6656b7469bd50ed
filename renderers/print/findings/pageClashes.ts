import type {Finding} from '../../guide/finding/finding.ts'
import type {Guide} from '../../guide/model.ts'

/** An insert and how many pages it fills. */
export interface PlacedInsert {
  readonly guide: Pick<Guide, 'id' | 'title' | 'handbook'>
  readonly pages: number
}

/** Finds inserts of one handbook that claim the same page; each finding names both guides. */
export function checkClashes(inserts: readonly PlacedInsert[]): Finding[] {
  const placed = inserts
    .flatMap(({guide, pages}) => {
      const {handbook, title, id} = guide
      if (handbook === undefined) return []
      const last = handbook.page + Math.max(pages, handbook.pages ?? 0) - 1
      return [{book: handbook.id, first: handbook.page, last, name: `“${title}”`, id}]
    })
    .sort((a, b) => a.first - b.first)
  const clashes: Finding[] = []
  for (const [index, insert] of placed.entries()) {
    // Where they begin rises: after the first that begins too late there are no others.
    for (let next = index + 1; next < placed.length; next += 1) {
      const other = placed[next]
      if (other === undefined || other.first > insert.last) break
      if (other.book !== insert.book) continue
      clashes.push({
        severity: 'warning',
        document: insert.book,
        path: 'entries',
        channel: 'print',
        concerns: [insert.id, other.id],
        problem: `Page ${other.first} is claimed twice: by ${insert.name}, pages ${insert.first} to ${insert.last}, and by ${other.name}.`,
        remedy: `Let ${other.name} start on page ${insert.last + 1} or later, or move one of them.`,
      })
    }
  }
  return clashes
}
