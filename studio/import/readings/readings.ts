import type {Body} from '../body.ts'
import type {Note} from '../page/note.ts'
import {type Gaps, proveReading} from '../proof/provePage.ts'
import {captions} from './captions.ts'
import {boldHeadings} from './headings/boldHeadings.ts'
import {headingLevels} from './headings/headingLevels.ts'
import {leadLines} from './headings/leadLines.ts'
import {repeatedTitle} from './headings/repeatedTitle.ts'
import {knownLinks} from './knownLinks.ts'
import {resumedLists} from './lists/resumedLists.ts'
import {typedLines} from './lists/typedLines.ts'
import {typedLists} from './lists/typedLists.ts'
import {pageReferences} from './pageReferences.ts'
import {paragraphBreaks} from './paragraphBreaks.ts'
import {listProcedures} from './procedures/listProcedures.ts'
import {procedures} from './procedures/procedures.ts'
import {stepLines} from './procedures/stepLines.ts'
import type {Reading, ReadingContext} from './reading.ts'
import {boldHeaderRows} from './tables/boldHeaderRows.ts'
import {layoutTables} from './tables/layoutTables.ts'

/** All readings, in the order in which they build on each other. */
const readings: readonly (readonly [name: string, read: Reading])[] = [
  ['paragraph breaks', paragraphBreaks],
  ['procedures', procedures],
  ['layout tables', layoutTables],
  ['the repeated title', repeatedTitle],
  ['headings of columns', boldHeaderRows],
  ['captions', captions],
  ['typed lines', typedLines],
  ['lines that name steps', stepLines],
  ['typed lists', typedLists],
  ['lists in several parts', resumedLists],
  ['lists of steps', listProcedures],
  ['heading levels', headingLevels],
  ['lines above a break', leadLines],
  ['bold headings', boldHeadings],
  ['page references', pageReferences],
  ['known links', knownLinks],
]

/**
 * Reads structure out of a literal body, one reading after the other, each proven to lose nothing.
 * A reading whose proof fails is not taken, and a note says which: the author's form stays there.
 */
export function readStructure(
  literal: Body,
  context: ReadingContext,
): {body: Body; notes: readonly Note[]} {
  const notes: Note[] = []
  let body = literal
  for (const [name, read] of readings) {
    const result = read(body, context)
    const found = proveReading(body, result.body, result.cuts)
    if (found.length > 0) {
      notes.push(droppedNote(name, found))
      continue
    }
    body = result.body
    notes.push(...result.notes)
  }
  return {body, notes}
}

function droppedNote(name: string, gaps: Gaps): Note {
  return {
    severity: 'warning',
    problem: `The page was read without ${name}, which could not be proven: ${gaps.join(' ')}`,
    remedy: 'Look whether the guide reads as the old page did.',
  }
}
