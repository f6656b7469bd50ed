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
  return placed.flatMap((insert, index) =>
    placed
      .slice(index + 1)
      .filter(({book, first}) => book === insert.book && first <= insert.last)
      .map(
        (other): Finding => ({
          severity: 'warning',
          document: insert.book,
          path: 'entries',
          channel: 'print',
          concerns: [insert.id, other.id],
          problem: `Page ${other.first} is claimed twice: by ${insert.name}, pages ${insert.first} to ${insert.last}, and by ${other.name}.`,
          remedy: `Let ${other.name} start on page ${insert.last + 1} or later, or move one of them.`,
        }),
      ),
  )
}
