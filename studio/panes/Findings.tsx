import {Card, Flex, Stack, Text} from '@sanity/ui'
import {getPublishedId, useSchema} from 'sanity'
import {IntentLink} from 'sanity/router'
import type {Finding, Severity} from '../../renderers/guide/finding.ts'

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

/** Names the field; in the guide itself it opens the place in the form. */
function Place({guide, finding: {document, path}}: {guide: string; finding: Finding}) {
  const schema = useSchema()
  const isHere = getPublishedId(document) === guide
  const name = /^\w+/u.exec(path)?.[0]
  if (!isHere) {
    return (
      <Text size={1} muted>
        in {document}
      </Text>
    )
  }
  if (name === undefined) return null
  const type = schema.get('guide')
  const fields = type?.jsonType === 'object' ? type.fields : []
  const title = fields.find((field) => field.name === name)?.type.title ?? name
  return (
    <Text size={1}>
      <IntentLink intent="edit" params={{id: guide, type: 'guide', path}}>
        {title}
      </IntentLink>
    </Text>
  )
}
