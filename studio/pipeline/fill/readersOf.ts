import type {MissingGlyphs} from '../../../renderers/glyphs.ts'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Guide} from '../../../renderers/guide/model.ts'
import {
  blankName,
  blanksOf,
  lettersOf,
  type Reader,
  roomOfBlank,
} from '../../../renderers/print/nodes/blanks.ts'
import type {ClassList, ClassListRow} from './classList.ts'

/** What the columns with name and class are called, in the languages of schools here. */
const owners = {
  name: ['name', 'full name', 'nama', '姓名', 'பெயர்'],
  class: ['class', 'kelas', '班级', 'வகுப்பு'],
} as const

/**
 * Turns the rows of a list into readers of a guide: values for its blanks by the names of the columns, and
 * name and class for the running foot. Findings name rows and columns, never what stands in them.
 */
export function readersOf(
  {columns, rows}: ClassList,
  guide: Guide,
  file: string,
  missingGlyphs: MissingGlyphs,
): {readers: readonly Reader[]; findings: Finding[]} {
  const findings: Finding[] = []
  const report = (
    severity: Finding['severity'],
    row: ClassListRow | undefined,
    problem: string,
    remedy: string,
  ) => {
    const path = `row ${row?.number ?? 1}`
    findings.push({severity, document: file, path, channel: 'print', problem, remedy})
  }
  const names = columns.map(blankName)
  const blanks = blanksOf(guide)
  const known = new Set<string>([
    ...blanks.map(({label}) => blankName(label)),
    ...owners.name,
    ...owners.class,
  ])
  for (const [index, name] of names.entries()) {
    const column = columns[index] ?? ''
    if (names.indexOf(name) !== index) {
      report('error', undefined, `Two columns are called “${column}”.`, 'Rename one of them.')
    } else if (!known.has(name)) {
      const problem = `The column “${column}” matches no blank of “${guide.title}”. It was left out.`
      report('warning', undefined, problem, 'Call it as the blank is labelled, or delete it.')
    }
  }
  for (const {label} of blanks) {
    if (names.includes(blankName(label))) continue
    const problem = `No column is called “${label}”, as a blank of “${guide.title}” is.`
    report('error', undefined, problem, `Add a column “${label}”.`)
  }
  if (!names.some((name) => includes(owners.name, name))) {
    report('error', undefined, 'No column is called “Name”.', 'Add a column “Name”.')
  }
  const readers = rows.map((row): Reader => {
    const cellOf = (name: string) => row.cells[names.indexOf(name)] ?? ''
    const values = new Map<string, string>()
    for (const {label, size} of blanks) {
      const name = blankName(label)
      const value = names.includes(name) ? cellOf(name) : ''
      values.set(name, value)
      const {length} = lettersOf(value)
      if (value === '') {
        report('warning', row, `Nothing is given for “${label}”.`, 'Write it in the list.')
      } else if (length > roomOfBlank[size]) {
        const problem = `The value for “${label}” has ${length} letters; the blank holds ${roomOfBlank[size]}.`
        report('error', row, problem, 'Choose more room for the blank in the guide.')
      }
    }
    const owner = [owners.name, owners.class]
      .map((titles) => cellOf(names.find((name) => includes(titles, name)) ?? ''))
      .filter((part) => part !== '')
      .join(' · ')
    if (lettersOf(owner).length > MAX_OWNER_LETTERS) {
      report('error', row, 'Name and class do not fit in the foot.', 'Shorten the name.')
    }
    if ([owner, ...values.values()].some((text) => missingGlyphs(text).length > 0)) {
      const problem = 'The row has a letter that no font has.'
      report('error', row, problem, 'Write it with other letters.')
    }
    return {values, owner}
  })
  return {readers, findings}
}

/** As many letters as one line of the foot holds on the smallest page. */
const MAX_OWNER_LETTERS = 70

function includes(titles: readonly string[], name: string): boolean {
  return titles.includes(name)
}
