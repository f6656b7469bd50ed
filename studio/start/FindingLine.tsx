import {Card, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {IntentLink} from 'sanity/router'
import type {Finding} from '../../renderers/guide/finding.ts'
import type {NamedDocument} from '../desk/useNamedDocuments.ts'

/** Documents by their ids. */
export type NamedTitles = ReadonlyMap<string, NamedDocument>

/** A finding in a line, under the title of its document, which opens at the place. */
export function FindingLine({finding, titles}: {finding: Finding; titles: NamedTitles}) {
  const {document, path, problem, remedy} = finding
  const named = titles.get(document)
  return (
    <Card border radius={2} padding={3}>
      <Stack gap={2}>
        {named !== undefined && (
          <Text size={1} weight="semibold">
            <OpenLink id={document} type={named._type} path={path}>
              {named.title ?? 'Without a title'}
            </OpenLink>
          </Text>
        )}
        <Text size={1}>
          {problem} {remedy}
        </Text>
      </Stack>
    </Card>
  )
}

/** Opens a document, at a place in it where there is one. */
export function OpenLink({
  id,
  type,
  path,
  children,
}: {
  id: string
  type: string
  path?: string
  children: ReactNode
}) {
  const params = {id, type, ...(path === undefined || path === '' ? {} : {path})}
  return (
    <IntentLink intent="edit" params={params}>
      {children}
    </IntentLink>
  )
}
