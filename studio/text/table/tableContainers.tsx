import {defineContainer} from '@portabletext/editor'
import {TableRow} from '@portabletext/plugin-table/ui'
import {GridCell} from './GridCell.tsx'
import {TableGrid} from './TableGrid.tsx'

/** Our tables for Studio's table editor: their names in the schema, and how each part is drawn. */
export const tableContainers = {
  table: defineContainer({
    type: 'table',
    arrayField: 'rows',
    render: (props) => <TableGrid {...props} />,
  }),
  row: defineContainer({
    type: 'tableRow',
    arrayField: 'cells',
    render: (props) => <TableRow {...props} />,
  }),
  cell: defineContainer({
    type: 'tableCell',
    arrayField: 'content',
    render: (props) => <GridCell {...props} />,
  }),
}
