import {Button, Flex, Text} from '@sanity/ui'
import {useState} from 'react'
import {useClient, useCurrentUser} from 'sanity'
import {nameIn, UNNAMED} from '../lake/userName.ts'
import {NameForm} from './NameForm.tsx'
import {logInUnnamed} from './ownName.ts'

/**
 * Says under which name one writes, and changes it: for whoever gave none at first, and for the next one at a
 * computer that several people use. Draws nothing where people log in with accounts.
 */
export function OwnName() {
  const user = useCurrentUser()
  const {token = ''} = useClient({apiVersion: '2025-02-19'}).config()
  const [isAsking, setAsking] = useState(false)
  const name = user === null ? undefined : nameIn(user.id)
  if (name === undefined && user?.id !== UNNAMED) return null
  const close = () => setAsking(false)
  return (
    <Flex gap={2} align="center" wrap="wrap" data-testid="own-name">
      <Text size={1} muted>
        {name === undefined ? 'You write without a name.' : `You write as ${name}.`}
      </Text>
      <Button
        mode="bleed"
        fontSize={1}
        padding={2}
        text={name === undefined ? 'Give a name …' : 'Write under another name …'}
        onClick={() => setAsking(true)}
      />
      {isAsking && (
        <NameForm
          {...(name === undefined ? {} : {name})}
          onUnnamed={name === undefined ? close : () => logInUnnamed(token)}
          onClose={close}
        />
      )}
    </Flex>
  )
}
