import {childrenOf, type Letter, type TextToken, tokensOf} from './markedText.ts'
import {equalInOrder, type Pairs} from './pairs.ts'

type Fields = Readonly<Record<string, unknown>>

interface MergedText {
  readonly children: readonly Fields[]
  readonly markDefs: readonly Fields[]
  /** Whether both changed the same words, or both linked them. The editor's stand then. */
  readonly isConflict: boolean
}

/**
 * Merges the text of a block word by word (diff3: Khanna, Kunal and Pierce, 2007), and what each letter
 * bears apart from that: an editor may make bold what the page goes on to extend.
 */
export function mergeText(base: Fields, store: Fields, page: Fields): MergedText {
  const old = tokensOf(base)
  const mine = tokensOf(store)
  const theirs = tokensOf(page)
  const inStore = pairsOf(old, mine)
  const inPage = pairsOf(old, theirs)
  const letters: Letter[] = []
  let isConflict = false
  let [from, fromMine, fromTheirs] = [0, 0, 0]
  const endGap = (to: number, toMine: number, toTheirs: number) => {
    const gap = mergeGap(
      mine.slice(fromMine, toMine),
      old.slice(from, to),
      theirs.slice(fromTheirs, toTheirs),
    )
    isConflict ||= gap.isConflict
    letters.push(...gap.words.flatMap((word) => word.letters))
  }
  for (const [index, word] of old.entries()) {
    const atMine = inStore.get(index)
    const atTheirs = inPage.get(index)
    const [a, b] = [mine[atMine ?? -1], theirs[atTheirs ?? -1]]
    if (atMine === undefined || atTheirs === undefined || a === undefined || b === undefined)
      continue
    endGap(index, atMine, atTheirs)
    for (const [place, letter] of a.letters.entries()) {
      const marks = mergeMarks(word.letters[place], letter, b.letters[place])
      isConflict ||= marks.isConflict
      letters.push(marks.letter)
    }
    ;[from, fromMine, fromTheirs] = [index + 1, atMine + 1, atTheirs + 1]
  }
  endGap(old.length, mine.length, theirs.length)
  return {...childrenOf(letters), isConflict}
}

function pairsOf(some: readonly TextToken[], others: readonly TextToken[]): Pairs {
  const texts = (words: readonly TextToken[]) => words.map(({text}) => text)
  return equalInOrder(texts(some), texts(others))
}

/** Words between two that all three have: what one side added next to what the other changed stays. */
function mergeGap(
  mine: readonly TextToken[],
  old: readonly TextToken[],
  theirs: readonly TextToken[],
): {words: readonly TextToken[]; isConflict: boolean} {
  const settled = (words: readonly TextToken[]) => ({words, isConflict: false})
  const said = (words: readonly TextToken[]) => words.map(({text}) => text).join('')
  if (said(mine) === said(old)) return settled(theirs)
  if (said(theirs) === said(old) || said(mine) === said(theirs)) return settled(mine)
  const added = around(old, theirs)
  if (added !== undefined) return settled([...added.before, ...mine, ...added.after])
  const own = around(old, mine)
  if (own !== undefined) return settled([...own.before, ...theirs, ...own.after])
  return {words: mine, isConflict: true}
}

/** What stands before and after the old words where they are all there in one piece. */
function around(old: readonly TextToken[], now: readonly TextToken[]) {
  for (let start = 0; start + old.length <= now.length; start += 1) {
    if (old.every(({text}, index) => text === now[start + index]?.text)) {
      return {before: now.slice(0, start), after: now.slice(start + old.length)}
    }
  }
  return undefined
}

/** What both sides left, and what either added. Of two links that both set, the editor's stands. */
function mergeMarks(base: Letter | undefined, store: Letter, page: Letter | undefined) {
  const before = new Set(base?.marks ?? [])
  const theirs = new Set(page?.marks ?? [])
  const mine = new Set(store.marks)
  const kept = store.marks.filter((mark) => theirs.has(mark) || !before.has(mark))
  const added = [...theirs].filter((mark) => !before.has(mark) && !mine.has(mark))
  const isLinked = kept.some((mark) => isLink(mark) && !before.has(mark))
  const isConflict = isLinked && added.some(isLink)
  const marks = [...kept, ...added.filter((mark) => !isConflict || !isLink(mark))]
  const definitions = new Map([...(page?.definitions ?? []), ...store.definitions])
  return {letter: {...store, marks, definitions}, isConflict}
}

/** Whether a mark, named by what it means, leads somewhere. */
function isLink(mark: string): boolean {
  return /"_type":"(?:link|guideLink|serviceLink|fileLink)"/u.test(mark)
}
