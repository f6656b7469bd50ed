import {AddIcon} from '@sanity/icons/Add'
import {Card, Flex, Text} from '@sanity/ui'
import {Autocomplete} from '@sanity/ui/autocomplete'
import {useEffect, useState} from 'react'
import {type StringInputProps, set, unset, useDocumentStore} from 'sanity'
import {listenSteadily} from '../desk/listenSteadily.ts'
import {GROUP_NAMES, groupKey, groupsIn} from '../desk/structure/groups.ts'

interface Option {
  readonly value: string
  readonly isNew: boolean
}

/** A navigation group: one of those that exist, or a new one that is added on purpose. */
export function GroupInput({value, onChange, elementProps, readOnly}: StringInputProps) {
  const groups = useGroups()
  const [typed, setTyped] = useState('')
  const isKnown = groups.some((group) => groupKey(group) === groupKey(typed))
  const options: Option[] = groups.map((group) => ({value: group, isNew: false}))
  if (typed.trim() !== '' && !isKnown) options.push({value: typed.trim(), isNew: true})
  return (
    <Autocomplete
      id={elementProps.id}
      ref={elementProps.ref}
      onFocus={elementProps.onFocus}
      onBlur={elementProps.onBlur}
      aria-describedby={elementProps['aria-describedby']}
      value={value ?? ''}
      options={options}
      openButton
      readOnly={readOnly === true}
      placeholder="Choose, or type a new one"
      filterOption={(query, option) =>
        option.isNew || groupKey(option.value).includes(groupKey(query))
      }
      onQueryChange={(query) => setTyped(query ?? '')}
      onChange={(chosen) => onChange(chosen === '' ? unset() : set(chosen))}
      renderOption={drawOption}
    />
  )
}

function drawOption({value, isNew}: Option) {
  return (
    <Card as="button" padding={3} radius={2}>
      <Flex gap={2}>
        {isNew && (
          <Text size={1}>
            <AddIcon />
          </Text>
        )}
        <Text size={1}>{isNew ? `Add the group “${value}”` : value}</Text>
      </Flex>
    </Card>
  )
}

/** All groups, drafts of guides included, kept current. */
function useGroups(): readonly string[] {
  const documentStore = useDocumentStore()
  const [groups, setGroups] = useState<readonly string[]>([])
  useEffect(() => {
    const listening = listenSteadily(documentStore, GROUP_NAMES).subscribe((found) =>
      setGroups(groupsIn(found)),
    )
    return () => listening.unsubscribe()
  }, [documentStore])
  return groups
}
