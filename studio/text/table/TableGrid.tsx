import {type ContainerRenderProps, useEditor} from '@portabletext/editor'
import {Table} from '@portabletext/plugin-table/ui'
import {EllipsisHorizontalIcon} from '@sanity/icons/EllipsisHorizontal'
import {Box, Button, Flex, Text, TextInput, usePortal} from '@sanity/ui'
import {Menu, MenuButton, MenuDivider, MenuItem} from '@sanity/ui/menu'
import {type SyntheticEvent, useId} from 'react'
import {ChangeIndicator} from 'sanity'
import {styled} from 'styled-components'
import {channels, channelTitles} from '../../../schemas/channel.ts'
import {useChangedBlock} from '../changedBlocks.ts'
import {headersFor, headingsOf, isMerged, partedRows, tableIn} from './tableNode.ts'

/**
 * A table that one types into. Its caption stands above it, what else there is to choose beside that. A
 * table with merged cells is typed into as well; rows and columns are added once they are parted.
 */
export function TableGrid(props: ContainerRenderProps) {
  const {attributes, children, node, path, readOnly} = props
  const editor = useEditor()
  const portal = usePortal()
  const table = tableIn(node)
  const merged = isMerged(table)
  const changed = useChangedBlock(node._key)
  const change = (fields: Record<string, unknown>) =>
    editor.send({type: 'block.set', at: path, props: fields})
  return (
    <Frame data-testid="table-grid" hasFocus={false} {...changed}>
      <Box contentEditable={false} onKeyDown={keep} onPaste={keep} onCopy={keep} onCut={keep}>
        <Flex align="center" gap={2} marginBottom={2}>
          <Text size={1} muted>
            Caption
          </Text>
          <Box flex={1}>
            <TextInput
              aria-label="Caption of the table"
              placeholder="What the table tells (caption)"
              fontSize={1}
              padding={2}
              readOnly={readOnly}
              value={table.caption ?? ''}
              onChange={({currentTarget: {value}}) =>
                change({caption: value === '' ? undefined : value})
              }
            />
          </Box>
          <TableChoices
            table={table}
            change={change}
            merged={merged}
            part={() => change({rows: partedRows(table, newKey)})}
            remove={() => {
              // The editor's own removal of a block goes round tables.
              editor.send({type: 'custom.unset.table', at: path})
              editor.send({type: 'focus'})
            }}
          />
        </Flex>
      </Box>
      {merged ? (
        <table {...attributes}>
          <tbody>{children}</tbody>
        </table>
      ) : (
        <Table {...props} portalElement={portal.element} renderMenu={nothing} />
      )}
    </Frame>
  )

  function newKey() {
    return editor.getSnapshot().context.keyGenerator()
  }
}

/** The editor must not take what is typed into a field for text of its own. */
function keep(event: SyntheticEvent) {
  event.stopPropagation()
}

function nothing() {
  return null
}

interface Choices {
  readonly table: ReturnType<typeof tableIn>
  readonly merged: boolean
  readonly change: (changed: Record<string, unknown>) => void
  readonly part: () => void
  readonly remove: () => void
}

function TableChoices({table, merged, change, part, remove}: Choices) {
  const id = useId()
  const headings = headingsOf(table)
  const hidden = table.hideFrom ?? []
  return (
    <MenuButton
      id={id}
      button={
        <Button
          mode="bleed"
          padding={2}
          icon={EllipsisHorizontalIcon}
          aria-label="Table settings"
        />
      }
      menu={
        <Menu>
          <Switch
            text="First row is a heading"
            checked={headings.row}
            onChange={(row) => change({headers: headersFor({...headings, row})})}
          />
          <Switch
            text="First column is a heading"
            checked={headings.column}
            onChange={(column) => change({headers: headersFor({...headings, column})})}
          />
          <MenuDivider />
          {channels.map((channel) => (
            <Switch
              key={channel}
              text={`Leave out of: ${channelTitles[channel]}`}
              checked={hidden.includes(channel)}
              onChange={(leaveOut) => {
                const left = hidden.filter((one) => one !== channel)
                const chosen = leaveOut ? [...left, channel] : left
                change({hideFrom: chosen.length === 0 ? undefined : chosen})
              }}
            />
          ))}
          <MenuDivider />
          {merged && <MenuItem text="Part merged cells" onClick={part} />}
          <MenuItem text="Remove the table" tone="critical" onClick={remove} />
        </Menu>
      }
      popover={{portal: true, placement: 'bottom-end'}}
    />
  )
}

function Switch({
  text,
  checked,
  onChange,
}: {
  text: string
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <MenuItem
      role="menuitemcheckbox"
      aria-checked={checked}
      text={text}
      pressed={checked}
      icon={() => <span aria-hidden="true">{checked ? '☑' : '☐'}</span>}
      onClick={() => onChange(!checked)}
    />
  )
}

const Frame = styled(ChangeIndicator)`
  margin: 0.75em;

  table {
    width: 100%;
    border-collapse: collapse;
  }

  && td {
    border: 1px solid var(--card-border-color);
    padding: 0.4em 0.6em;
    vertical-align: top;
  }

  td[data-grid-heading] {
    background: color-mix(in srgb, currentcolor 7%, transparent);
  }

  td[data-grid-heading] [data-ui='Text'] {
    font-weight: 600;
  }
`
