import {type ContainerRenderProps, useEditor, useEditorSelector} from '@portabletext/editor'
import {getParent} from '@portabletext/editor/traversal'
import {TableCell} from '@portabletext/plugin-table/ui'
import * as v from 'valibot'
import {headingsOf, tableIn} from './tableNode.ts'

const spanSchema = v.looseObject({
  colSpan: v.optional(v.number()),
  rowSpan: v.optional(v.number()),
  header: v.optional(v.boolean()),
})

const noSpans: v.InferOutput<typeof spanSchema> = {}

/** A cell, drawn as the heading that it is, and as wide and high as it is merged. */
export function GridCell(props: ContainerRenderProps) {
  const {node, path, attributes} = props
  const editor = useEditor()
  const isHeading = useEditorSelector(editor, (snapshot) => {
    const row = getParent(snapshot, path)
    const parent = row && getParent(snapshot, row.path)
    if (row === undefined || parent === undefined) return false
    const table = tableIn(parent.node)
    const headings = headingsOf(table)
    const isInFirstRow = table.rows?.[0]?._key === row.node._key
    const cells = table.rows?.find(({_key}) => _key === row.node._key)?.cells
    const isFirst = cells?.[0]?._key === node._key
    return (headings.row && isInFirstRow) || (headings.column && isFirst)
  })
  const spans = v.safeParse(spanSchema, node)
  const {colSpan, rowSpan, header} = spans.success ? spans.output : noSpans
  return (
    <TableCell
      {...props}
      attributes={{
        ...attributes,
        ...(colSpan === undefined ? {} : {colSpan}),
        ...(rowSpan === undefined ? {} : {rowSpan}),
        ...(isHeading || header === true ? {'data-grid-heading': ''} : {}),
      }}
    />
  )
}
