import type {Note} from '../page/note.ts'
import type {ImportRecord} from '../store/importRecord.ts'
import type {Todo} from './todo.ts'

/**
 * Makes a filter for the notes of one page after the other: what the guide has by now, as an editor
 * wrote it, is not asked for, and what stands in many places is asked for once. Takes the notes, the
 * page's assets by their address, and what is to be done.
 */
export function asksOnce() {
  const asked = new Set<string>()
  return (
    notes: readonly Note[],
    assets: ImportRecord['assets'],
    todos: readonly Todo[],
  ): readonly Note[] => {
    const open = new Set(todos.map(({kind, subject}) => `${kind} ${subject}`))
    return notes.flatMap((note): Note[] => {
      if (note.kind === undefined || note.subject === undefined) return [note]
      const name = `${note.kind} ${assets[`image ${note.subject}`] ?? note.subject}`
      if (!open.has(name)) return []
      if (!asked.has(name)) {
        asked.add(name)
        return [note]
      }
      const remedy = 'It stands in more places: one answer does for all.'
      return [{...note, severity: 'note', remedy}]
    })
  }
}
