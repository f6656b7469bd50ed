import {type Editor, type EditorSelection, useEditor} from '@portabletext/editor'
import {defineBehavior, effect, raise} from '@portabletext/editor/behaviors'
import {BehaviorPlugin} from '@portabletext/editor/plugins'
import {useMemo} from 'react'
import * as v from 'valibot'

/** Enter goes to the cell below, Tab behind the last cell to a new row: as in a sheet. */
export function GridKeys() {
  const editor = useEditor()
  const behaviors = useMemo(() => [enterGoesDown(editor), tabMakesRow(editor)], [editor])
  return <BehaviorPlugin behaviors={behaviors} />
}

function enterGoesDown(editor: Editor) {
  return defineBehavior({
    on: 'keyboard.keydown',
    guard: ({snapshot, event: {originEvent}}) => {
      if (originEvent.key !== 'Enter' || originEvent.shiftKey) return false
      const place = placeIn(snapshot.context)
      return place !== undefined && !place.isInList && {place}
    },
    actions: [
      (_, {place}) => {
        const below = selectionIn(place, place.row + 1, place.column)
        return below === undefined
          ? newRow(editor, place, place.column)
          : [raise({type: 'select', at: below})]
      },
    ],
  })
}

function tabMakesRow(editor: Editor) {
  return defineBehavior({
    on: 'keyboard.keydown',
    guard: ({snapshot, event: {originEvent}}) => {
      if (originEvent.key !== 'Tab' || originEvent.shiftKey) return false
      const place = placeIn(snapshot.context)
      if (place === undefined || place.isInList) return false
      const isLast =
        place.row === place.rows.length - 1 &&
        place.column === (place.rows[place.row]?.cells.length ?? 0) - 1
      return isLast && {place}
    },
    actions: [(_, {place}) => newRow(editor, place, 0)],
  })
}

/** Adds a row below, and goes to a cell of it. */
function newRow(editor: Editor, place: Place, column: number) {
  return [
    raise({type: 'custom.insert.row', at: place.cellPath, position: 'after'}),
    effect(() => {
      const now = placeAt(editor.getSnapshot().context.value, place.cellPath)
      const at = now === undefined ? undefined : selectionIn(now, place.row + 1, column)
      if (at !== undefined) editor.send({type: 'select', at})
    }),
  ]
}

type Path = NonNullable<EditorSelection>['focus']['path']

const rowsSchema = v.array(
  v.looseObject({
    _key: v.string(),
    cells: v.array(
      v.looseObject({
        _key: v.string(),
        content: v.array(
          v.looseObject({
            _key: v.string(),
            children: v.optional(
              v.array(v.looseObject({_key: v.string(), text: v.optional(v.string())})),
            ),
            listItem: v.optional(v.string()),
          }),
        ),
      }),
    ),
  }),
)

/** Where the cursor stands in a table. */
interface Place {
  readonly tablePath: Path
  readonly cellPath: Path
  readonly rows: v.InferOutput<typeof rowsSchema>
  readonly row: number
  readonly column: number
  readonly isInList: boolean
}

function placeIn({value, selection}: {value: unknown; selection: EditorSelection}) {
  return selection === null ? undefined : placeAt(value, selection.focus.path)
}

function placeAt(value: unknown, path: Path): Place | undefined {
  const index = path.lastIndexOf('rows')
  const [, row, , cell, , block] = path.slice(index)
  if (index < 0 || !isKeyed(row) || !isKeyed(cell)) return undefined
  const tablePath = path.slice(0, index)
  const found = v.safeParse(rowsSchema, nodeAt(value, [...tablePath, 'rows']))
  if (!found.success) return undefined
  const rows = found.output
  const rowIndex = rows.findIndex(({_key}) => _key === row._key)
  const cells = rows[rowIndex]?.cells ?? []
  const column = cells.findIndex(({_key}) => _key === cell._key)
  if (column < 0) return undefined
  const content = cells[column]?.content ?? []
  const text = content.find(({_key}) => isKeyed(block) && _key === block._key)
  return {
    tablePath,
    cellPath: path.slice(0, index + 4),
    rows,
    row: rowIndex,
    column,
    isInList: text?.listItem !== undefined,
  }
}

/** The end of the first paragraph of a cell; undefined where there is no such cell, or none with text. */
function selectionIn(
  {tablePath, rows}: Place,
  row: number,
  column: number,
): EditorSelection | undefined {
  const target = rows[row]
  const cell = target?.cells[Math.min(column, target.cells.length - 1)]
  const [block] = cell?.content ?? []
  const span = block?.children?.at(-1)
  if (target === undefined || cell === undefined || block === undefined || span === undefined) {
    return undefined
  }
  const path = [
    ...tablePath,
    'rows',
    {_key: target._key},
    'cells',
    {_key: cell._key},
    'content',
    {_key: block._key},
    'children',
    {_key: span._key},
  ]
  const point = {path, offset: (span.text ?? '').length}
  return {anchor: point, focus: point}
}

function nodeAt(value: unknown, path: Path): unknown {
  let node = value
  for (const segment of path) {
    if (typeof segment === 'string') {
      node = typeof node === 'object' && node !== null ? Reflect.get(node, segment) : undefined
    } else if (isKeyed(segment) && Array.isArray(node)) {
      node = node.find((one: unknown) => isKeyed(one) && one._key === segment._key)
    } else return undefined
  }
  return node
}

const keyedSchema = v.looseObject({_key: v.string()})

function isKeyed(value: unknown): value is {_key: string} {
  return v.is(keyedSchema, value)
}
