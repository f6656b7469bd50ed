import {useEditor} from '@portabletext/editor'
import type {PortableTextPluginsProps} from 'sanity'
import {PastePlugin} from './paste/PastePlugin.tsx'
import {GridKeys} from './table/GridKeys.tsx'
import {tableContainers} from './table/tableContainers.tsx'

/** What our text can do beyond Studio's: tables that one types into, and paste that keeps structure. */
export function TextPlugins(props: PortableTextPluginsProps) {
  const {blockObjects} = useEditor().getSnapshot().context.schema
  const holdsTables = blockObjects.some(({name}) => name === 'table')
  const table = holdsTables ? {enabled: true, containers: tableContainers} : {}
  return (
    <>
      <PastePlugin />
      {holdsTables && <GridKeys />}
      {props.renderDefault({...props, plugins: {...props.plugins, table}})}
    </>
  )
}
