import {Card, Flex, Stack, Text} from '@sanity/ui'
import {getPublishedId, useSchema} from 'sanity'
import {IntentLink} from 'sanity/router'
import type {Finding, Severity} from '../../renderers/guide/finding/finding.ts'
import {fieldTitle} from '../desk/fieldTitle.ts'
import {useNamedDocuments} from '../desk/useNamedDocuments.ts'
import {useFormPlace} from './place/formPlaces.ts'

const signs: Record<Severity, {word: string; tone: 'critical' | 'caution' | 'neutral'}> = {
  error: {word: 'Must be mended', tone: 'critical'},
  warning: {word: 'Should be mended', tone: 'caution'},
  note: {word: 'To know', tone: 'neutral'},
}

/** What a channel found: what is wrong, where, how to mend it. */
export function Findings({guide, findings}: {guide: string; findings: readonly Finding[]}) {
  return findings.map((finding) => (
    <Card
      key={JSON.stringify(finding)}
      tone={signs[finding.severity].tone}
      padding={3}
      radius={2}
      border
      data-testid="finding"
    >
      <Stack gap={3}>
        <Flex gap={3} wrap="wrap">
          <Text size={1} weight="semibold">
            {signs[finding.severity].word}
          </Text>
          <Place guide={guide} finding={finding} />
        </Flex>
        <Text size={1}>{finding.problem}</Text>
        <Text size={1}>{finding.remedy}</Text>
      </Stack>
    </Card>
  ))
}

/** Names the field, or the other document, and opens it there. */
function Place({guide, finding: {document, path}}: {guide: string; finding: Finding}) {
  const schema = useSchema()
  const id = getPublishedId(document)
  const isHere = id === guide
  const [there] = useNamedDocuments(isHere ? [] : [id])
  const form = useFormPlace(guide)
  const type = isHere ? 'guide' : there?._type
  if (type === undefined) return null
  const field = fieldTitle(schema.get(type), path)
  const text = [isHere ? undefined : there?.title, field].filter((part) => part !== undefined)
  if (text.length === 0) return null
  return (
    <Text size={1}>
      <IntentLink
        intent="edit"
        params={{id, type, ...(path === '' ? {} : {path})}}
        onClick={(event) => {
          // The form stands beside it, and goes there however often it is asked to.
          if (!isHere || form === undefined || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          form.open(path)
        }}
      >
        {text.join(': ')}
      </IntentLink>
    </Text>
  )
}
