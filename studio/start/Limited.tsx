import {Button, Flex, Stack} from '@sanity/ui'
import {Children, type ReactNode, useState} from 'react'

/** How many of a long list are shown at first. */
const FIRST = 8

/** A list of which the first few are shown, and the others when they are asked for. */
export function Limited({children}: {children: ReactNode}) {
  const [isOpen, setOpen] = useState(false)
  const all = Children.toArray(children)
  return (
    <Stack gap={2}>
      {isOpen ? all : all.slice(0, FIRST)}
      {!isOpen && all.length > FIRST && (
        <Flex>
          <Button
            mode="ghost"
            fontSize={1}
            text={`Show all ${all.length}`}
            onClick={() => setOpen(true)}
          />
        </Flex>
      )}
    </Stack>
  )
}
