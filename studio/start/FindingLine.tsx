import {Card, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {IntentLink} from 'sanity/router'
import type {Finding} from '../../renderers/guide/finding/finding.ts'
import type {NamedDocument} from '../desk/useNamedDocuments.ts'

/** Documents by their ids. */
export type NamedTitles = ReadonlyMap<string, NamedDocument>

/** All documents that findings name, once each. */
export function documentsIn(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap(({document, concerns = []}) => [document, ...concerns]))]
}

/** A finding in a line, under the title of its document, which opens at the place; others that it concerns below. */
export function FindingLine({finding, titles}: {finding: Finding; titles: NamedTitles}) {
  const {document, path, problem, remedy} = finding
  const named = titles.get(document)
  const others = (finding.concerns ?? []).flatMap((id) => titles.get(id) ?? [])
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
        {others.map(({_id, _type, title}) => (
          <Text size={1} key={_id}>
            <OpenLink id={_id} type={_type}>
              {title ?? 'Without a title'}
            </OpenLink>
          </Text>
        ))}
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
    <IntentLink intent="edit" params={params} style={{textDecoration: 'underline'}}>
      {children}
    </IntentLink>
  )
}
