import {Button, Flex, Stack} from '@sanity/ui'
import {slug} from 'github-slugger'
import {useEffect, useState} from 'react'
import {type StringInputProps, set, useDocumentStore, useFormValue} from 'sanity'
import {guidePathProblem} from '../../schemas/rules/guidePath.ts'
import {listenSteadily} from '../desk/listenSteadily.ts'
import {groupKey} from '../desk/structure/groups.ts'

const SIBLING =
  '*[_type == "guide" && lower(navigationGroup) == $key && defined(path)] | order(_createdAt)[0].path'

/**
 * Draws the field for a guide's path as Studio does, but makes one from title and group on a click, and
 * mends what is typed: blanks, missing slashes, whole addresses.
 */
export function PathInput(props: StringInputProps) {
  const title = useFormValue(['title'])
  const group = useFormValue(['navigationGroup'])
  const place = usePlaceOf(typeof group === 'string' ? group : '')
  const name = slug(typeof title === 'string' ? title : '')
  const mend = () => {
    const {value} = props
    if (value === undefined || guidePathProblem(value) === undefined) return
    const mended = mendedPath(value)
    if (mended !== value && guidePathProblem(mended) === undefined) props.onChange(set(mended))
  }
  const made = `${place}${name}/`
  return (
    <Stack gap={2} onBlur={mend}>
      {props.renderDefault(props)}
      {(props.value ?? '') === '' && name !== '' && props.readOnly !== true && (
        <Flex>
          <Button
            mode="ghost"
            fontSize={1}
            text={`Use ${made}`}
            onClick={() => props.onChange(set(made))}
          />
        </Flex>
      )}
    </Stack>
  )
}

/** What was typed as the path that it means. */
function mendedPath(typed: string): string {
  const path = typed.trim().replace(/^https?:\/\/[^/]*/iu, '')
  const parts = path
    .split(/[/\\]+/u)
    .map((part) => slug(part))
    .filter((part) => part !== '')
  return parts.length === 0 ? typed : `/${parts.join('/')}/`
}

/** Under which path the other guides of a group stand. */
function usePlaceOf(group: string): string {
  const documentStore = useDocumentStore()
  const [sibling, setSibling] = useState('')
  const key = groupKey(group)
  useEffect(() => {
    if (key === '') return undefined
    const listening = listenSteadily(documentStore, SIBLING, {key}).subscribe((found) =>
      setSibling(typeof found === 'string' ? found : ''),
    )
    return () => listening.unsubscribe()
  }, [documentStore, key])
  const parent = /^(\/(?:[^/]+\/)*)[^/]+\/$/u.exec(sibling)?.[1]
  return parent ?? (key === '' ? '/' : `/${slug(group)}/`)
}
