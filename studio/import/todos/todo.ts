/** What a person is asked for. Each kind is mended in its own way. */
export const todoKinds = [
  'alternativeText',
  'picture',
  'embedTitle',
  'file',
  'navigationGroup',
  'link',
  'conflict',
  'other',
] as const

export type TodoKind = (typeof todoKinds)[number]

/** Each kind as a person counts it: “26 pictures to describe”. */
export const todoTitles: Record<TodoKind, {one: string; many: string}> = {
  alternativeText: {one: 'picture to describe', many: 'pictures to describe'},
  picture: {one: 'picture to upload', many: 'pictures to upload'},
  embedTitle: {
    one: 'video, form or map to give a title',
    many: 'videos, forms and maps to give a title',
  },
  file: {one: 'file to upload', many: 'files to upload'},
  navigationGroup: {
    one: 'place in the navigation to name',
    many: 'places in the navigation to name',
  },
  link: {one: 'link to look at', many: 'links to look at'},
  conflict: {one: 'conflict to decide', many: 'conflicts to decide'},
  other: {one: 'other thing to look at', many: 'other things to look at'},
}

/** One thing that a page leaves to a person. */
export interface Todo {
  readonly kind: TodoKind
  /** What one answer settles, wherever it stands: the picture, the file, the address. */
  readonly subject: string
  /** Whether the guide cannot go live before. */
  readonly blocks: boolean
  readonly problem: string
  readonly remedy: string
  /** Where in the guide, as a Sanity path; absent where it concerns the whole page. */
  readonly path?: string
  /** Of a conflict: that somebody decided for what the guide says. Set in the store, kept by imports. */
  readonly done?: boolean
}

/** How many things are asked for, by kind: one that stands in many places is asked for once. */
export function countTodos(todos: readonly Todo[]): ReadonlyMap<TodoKind, number> {
  const subjects = new Map<TodoKind, Set<string>>()
  for (const {kind, subject} of todos) {
    subjects.set(kind, (subjects.get(kind) ?? new Set()).add(subject))
  }
  return new Map(
    todoKinds.flatMap((kind) => {
      const count = subjects.get(kind)?.size ?? 0
      return count === 0 ? [] : [[kind, count] as const]
    }),
  )
}
