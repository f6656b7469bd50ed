import {type Body, isHeading, isTextBlock, textOf} from '../../body.ts'
import {type Note, quote} from '../../page/note.ts'
import {isBold, withoutHeadingMarks} from '../lists/markedLine.ts'
import {everywhere, type Reading, withContent} from '../reading.ts'

const styles = ['h2', 'h3', 'h4'] as const

/**
 * The levels that an author used, whichever they were, become the levels of the guide: the highest
 * one the first, and so on. Channels work out the final levels from the position.
 */
export const headingLevels: Reading = (body, context) => {
  const used = [
    ...new Set(keysOfHeadings(body).flatMap((key) => context.headingLevels.get(key) ?? [])),
  ]
  const ranks = used.sort((a, b) => a - b)
  const notes: Note[] = []
  if (ranks.length > styles.length) {
    notes.push({
      severity: 'note',
      confidence: 'likely',
      problem: `The page used ${ranks.length} levels of headings; a guide has ${styles.length}. The deepest ones became one.`,
      remedy: 'Look whether the headings still tell what belongs to what.',
    })
  }
  const set = everywhere((blocks) => ({
    body: blocks.map((block) => {
      if (!isTextBlock(block) || !isHeading(block)) return block
      const level = context.headingLevels.get(block._key)
      const rank = level === undefined ? undefined : ranks.indexOf(level)
      const style = rank === undefined ? block.style : styles[Math.min(rank, styles.length - 1)]
      if (!isBold(block)) return {...block, style: style ?? 'h4'}
      return {...withoutHeadingMarks(block), style: style ?? 'h4'}
    }),
    cuts: new Map(),
    notes: [],
  }))
  return {...set(body, context), notes: [...notes, ...skipped(body, context.headingLevels)]}
}

function keysOfHeadings(body: Body): string[] {
  const keys: string[] = []
  for (const block of body) {
    if (isTextBlock(block) && isHeading(block)) keys.push(block._key)
    withContent(block, (content) => {
      keys.push(...keysOfHeadings(content))
      return content
    })
  }
  return keys
}

/** Levels that the author jumped over are noted once each. */
function skipped(body: Body, levels: ReadonlyMap<string, number>): Note[] {
  let before: number | undefined
  return body.flatMap((block): Note[] => {
    if (!isTextBlock(block) || !isHeading(block)) return []
    const level = levels.get(block._key)
    if (level === undefined) return []
    const jumped = before !== undefined && level > before + 1
    const note: Note = {
      severity: 'note',
      key: block._key,
      confidence: 'certain',
      problem: `The heading ${quote(textOf(block))} stood ${level - (before ?? level)} levels below the one before; it was moved up.`,
      remedy: 'Nothing to do: levels follow the position.',
    }
    before = level
    return jumped ? [note] : []
  })
}
