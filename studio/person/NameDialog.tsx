import {Button, Dialog, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {type FormEvent, useId, useState} from 'react'
import {useClient, useCurrentUser} from 'sanity'
import {tidyName, UNNAMED} from '../lake/userName.ts'
import {isNameUnknown, logInAs, stayUnnamed} from './ownName.ts'

/** As a dialog opens it gives the focus to its first button, which here would close it. */
function focusLater(input: HTMLInputElement | null): void {
  setTimeout(() => input?.focus(), 0)
}

/** Asks once a browser who is writing. */
export function NameDialog() {
  const user = useCurrentUser()
  const {token} = useClient({apiVersion: '2025-02-19'}).config()
  const [isOpen, setOpen] = useState(isNameUnknown)
  const [typed, setTyped] = useState('')
  const [isRefused, setRefused] = useState(false)
  const id = useId()
  if (!isOpen || user?.id !== UNNAMED || token === undefined) return null

  const save = (event: FormEvent) => {
    event.preventDefault()
    const name = tidyName(typed)
    if (name === undefined) setRefused(true)
    else logInAs(name, token)
  }
  const close = () => {
    stayUnnamed()
    setOpen(false)
  }
  return (
    <Dialog id={`${id}-dialog`} header="Who is writing?" width={0} onClose={close} zOffset={1000}>
      <form onSubmit={save}>
        <Stack gap={4} padding={4}>
          <Text as="label" size={1} htmlFor={id} weight="semibold">
            Your name
          </Text>
          <TextInput
            id={id}
            value={typed}
            ref={focusLater}
            autoComplete="name"
            aria-describedby={`${id}-why`}
            aria-invalid={isRefused}
            onChange={({currentTarget: {value}}) => setTyped(value)}
          />
          <Text size={1} muted id={`${id}-why`}>
            {isRefused
              ? 'Type the name that others know you by, in at most 60 characters.'
              : 'Others see it where you are writing, and beside what you changed. It is not a password, and is asked once in this browser.'}
          </Text>
          <Flex gap={2} justify="flex-end">
            <Button type="button" mode="bleed" text="Write without a name" onClick={close} />
            <Button type="submit" text="Begin" />
          </Flex>
        </Stack>
      </form>
    </Dialog>
  )
}
