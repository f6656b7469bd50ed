import {Button, Dialog, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {type FormEvent, useId, useState} from 'react'
import {useClient} from 'sanity'
import {tidyName} from '../lake/userName.ts'
import {logInAs} from './ownName.ts'

/** As a dialog opens it gives the focus to its first button, which here would close it. */
function focusLater(input: HTMLInputElement | null): void {
  setTimeout(() => input?.focus(), 0)
}

/** A dialog that asks who is writing: under the name that is given, the Studio is loaded anew. */
export function NameForm({
  name = '',
  onUnnamed,
  onClose,
}: {
  /** What they are called so far. */
  name?: string
  onUnnamed: () => void
  onClose: () => void
}) {
  const {token = ''} = useClient({apiVersion: '2025-02-19'}).config()
  const [typed, setTyped] = useState(name)
  const [isRefused, setRefused] = useState(false)
  const id = useId()

  const save = (event: FormEvent) => {
    event.preventDefault()
    const given = tidyName(typed)
    if (given === undefined) setRefused(true)
    else logInAs(given, token)
  }
  return (
    <Dialog id={`${id}-dialog`} header="Who is writing?" width={0} onClose={onClose} zOffset={1000}>
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
            <Button type="button" mode="bleed" text="Write without a name" onClick={onUnnamed} />
            <Button type="submit" text="Begin" />
          </Flex>
        </Stack>
      </form>
    </Dialog>
  )
}
