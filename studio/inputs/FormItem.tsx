import {Box, Flex, Text} from '@sanity/ui'
import type {ItemProps} from 'sanity'
import {UndoRemove} from './UndoRemove.tsx'

/** Draws an item of a list: steps with their numbers, and everything so that a removal can be undone. */
export function FormItem(props: ItemProps) {
  if (props.schemaType.name !== 'step') return <UndoRemove {...props} />
  return (
    <Flex align="center" gap={2}>
      <Box style={{minWidth: '1.5em', textAlign: 'end'}}>
        <Text size={1} weight="semibold" muted>
          {`${props.index + 1}.`}
        </Text>
      </Box>
      <Box flex={1} style={{minWidth: 0}}>
        <UndoRemove {...props} />
      </Box>
    </Flex>
  )
}
