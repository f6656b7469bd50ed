import {Box, Button, Flex, Text} from '@sanity/ui'
import {useId, useState} from 'react'
import {useFormPlace} from '../place/formPlaces.ts'
import {useOpenPlace} from '../place/useOpenPlace.ts'
import {type Device, deviceNames, devices} from './devices.ts'
import {PageFrame} from './PageFrame.tsx'

/** A guide as web page: as wide as its reader likes, its parts opening their fields, following the cursor. */
export function WebPage({page, guide}: {page: string; guide: string}) {
  const hint = useId()
  const [device, setDevice] = useState<Device>('pane')
  const cursor = useFormPlace(guide)?.cursor ?? ''
  const open = useOpenPlace(guide)
  return (
    <Flex direction="column" height="fill">
      <Flex paddingX={3} paddingBottom={2} gap={3} align="center" justify="space-between">
        <Text size={1} muted>
          <span id={hint}>
            Click a part, or walk there with arrows and press Enter, to edit it.
          </span>
        </Text>
        <Flex gap={1} role="group" aria-label="Width of the page">
          {deviceNames.map((name) => (
            <Button
              key={name}
              mode="bleed"
              fontSize={1}
              padding={2}
              icon={devices[name].icon}
              title={devices[name].title}
              aria-label={devices[name].title}
              aria-pressed={name === device}
              selected={name === device}
              onClick={() => setDevice(name)}
            />
          ))}
        </Flex>
      </Flex>
      <Box flex={1} style={{minHeight: 0}}>
        <PageFrame
          page={page}
          width={devices[device].width}
          cursor={cursor}
          onOpen={open}
          describedBy={hint}
        />
      </Box>
    </Flex>
  )
}
