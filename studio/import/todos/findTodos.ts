import {studioPath} from '@sanity/client/csm'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import {isRecord} from '../../../renderers/guide/record.ts'
import {alternativeTextProblem} from '../../../schemas/rules/alternativeText.ts'
import type {Note} from '../page/note.ts'
import type {Todo, TodoKind} from './todo.ts'

type Fields = Readonly<Record<string, unknown>>

/** Kinds of notes that the errors of the guide tell of more exactly: as it is stored, not as the page was. */
const toldByGuide: ReadonlySet<TodoKind> = new Set([
  'alternativeText',
  'picture',
  'embedTitle',
  'navigationGroup',
])

/**
 * What a page leaves to do: what keeps its guide from going live, then what the importer could not
 * settle. Takes the guide as it is to be stored, the errors of its web page, and the notes.
 */
export function findTodos(
  guide: Fields,
  errors: readonly Finding[],
  notes: readonly Note[],
): readonly Todo[] {
  const page = String(guide._id ?? '')
  return [
    ...errors.flatMap(({path, problem, remedy}): Todo[] => {
      const at = path === '' ? {} : {path}
      const todo = {...subjectAt(guide, path, page), blocks: true, problem, remedy, ...at}
      return [todo, ...wordsToo(guide, todo)]
    }),
    ...notes
      .filter(({severity, kind}) => severity !== 'note' && !(kind && toldByGuide.has(kind)))
      .map(
        ({kind = 'other', problem, remedy, about, key, path}): Todo => ({
          kind,
          subject: about ?? `${page} ${key ?? problem}`,
          blocks: false,
          problem,
          remedy,
          ...(path === undefined ? {} : {path}),
        }),
      ),
  ]
}

/** A picture that is missing will need words as well, which its error does not tell. */
function wordsToo(guide: Fields, {kind, subject, path = ''}: Todo): Todo[] {
  const figure: unknown = studioPath.get(guide, path.replace(/\.[^.]*$/u, ''))
  if (kind !== 'picture' || !isRecord(figure) || figure.decorative === true) return []
  const remedy = alternativeTextProblem(typeof figure.alt === 'string' ? figure.alt : undefined)
  if (remedy === undefined) return []
  const problem = 'A figure lacks proper alternative text.'
  return [
    {
      kind: 'alternativeText',
      subject,
      blocks: true,
      problem,
      remedy,
      path: `${path.replace(/\.[^.]*$/u, '')}.alt`,
    },
  ]
}

/** What an error is about, told by the field that it names. */
function subjectAt(guide: Fields, path: string, page: string): Pick<Todo, 'kind' | 'subject'> {
  if (path === 'navigationGroup') return {kind: 'navigationGroup', subject: `${page} ${path}`}
  const around = path.replace(/\.[^.]*$/u, '')
  const block: unknown = studioPath.get(guide, around)
  const place = `${page} ${path}`
  if (!isRecord(block)) return {kind: 'other', subject: place}
  const asset = isRecord(block.asset) ? block.asset._ref : undefined
  const picture = String(asset ?? block.importedFrom ?? place)
  if (path.endsWith('.alt')) return {kind: 'alternativeText', subject: picture}
  if (path.endsWith('.asset')) return {kind: 'picture', subject: picture}
  if (block._type === 'embed') return {kind: 'embedTitle', subject: String(block.url ?? place)}
  if (/\.(?:href|guide|service|file)$/u.test(path)) return {kind: 'link', subject: place}
  return {kind: 'other', subject: place}
}
