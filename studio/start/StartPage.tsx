import {Box, Card, Container, Flex, Heading, Spinner, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import type {Finding, Severity} from '../../renderers/guide/finding/finding.ts'
import type {Attention} from '../attention/attention.ts'
import {useAttention} from '../attention/useAttention.ts'
import {useNamedDocuments} from '../desk/useNamedDocuments.ts'
import {OwnName} from '../person/OwnName.tsx'
import {documentsIn, FindingLine, type NamedTitles} from './FindingLine.tsx'
import {HeldBackList} from './HeldBackList.tsx'
import {Limited} from './Limited.tsx'
import {UpkeepLists} from './UpkeepLists.tsx'
import {WordlessPictures} from './WordlessPictures.tsx'

/** What needs attention, over all guides; each opens where it can be mended. */
export function StartPage() {
  const {attention, problem} = useAttention()
  return (
    <Box height="fill" overflow="auto" data-testid="start-page">
      <Container width={2} padding={4}>
        <Stack gap={5} paddingY={4}>
          <Flex gap={3} align="center" justify="space-between" wrap="wrap">
            <Heading as="h1" size={3}>
              What needs attention
            </Heading>
            <OwnName />
          </Flex>
          {attention === undefined && problem === undefined && <Spinner muted />}
          {problem !== undefined && <Notice>{problem}</Notice>}
          {attention !== undefined && <Everything attention={attention} />}
          <UpkeepLists />
        </Stack>
      </Container>
    </Box>
  )
}

function Everything({attention}: {attention: Attention}) {
  const {fault, heldBack, findings, pictures} = attention
  const named = useNamedDocuments(documentsIn(findings))
  const titles: NamedTitles = new Map(named.map((one) => [one._id, one]))
  // What holds a guide back is said above.
  const said = new Set(heldBack.flatMap((held) => held.findings.map(keyOf)))
  const of = (severity: Severity) =>
    findings.filter((one) => one.severity === severity && !said.has(keyOf(one)))
  const isWhole = fault === undefined && findings.length === 0 && heldBack.length === 0
  return (
    <>
      {fault !== undefined && <Notice>{`Nothing goes out at the moment. ${fault}`}</Notice>}
      {isWhole && (
        <Card tone="positive" border radius={2} padding={4}>
          <Text size={1}>Every guide is whole: nothing is held back.</Text>
        </Card>
      )}
      <Section title="Held back" count={heldBack.length}>
        <HeldBackList heldBack={heldBack} verb=" is held back" />
      </Section>
      <Section title="Pictures that nobody has described" count={pictures.length}>
        <WordlessPictures pictures={pictures} />
      </Section>
      {severities.map(([severity, title]) => (
        <Section key={severity} title={title} count={of(severity).length}>
          <Limited>
            {of(severity).map((finding) => (
              <FindingLine key={JSON.stringify(finding)} finding={finding} titles={titles} />
            ))}
          </Limited>
        </Section>
      ))}
    </>
  )
}

function keyOf({document, path, problem}: Finding): string {
  return JSON.stringify([document, path, problem])
}

const severities = [
  ['error', 'Must be mended'],
  ['warning', 'Should be mended'],
  ['note', 'To know'],
] as const satisfies readonly (readonly [Severity, string])[]

/** A part of the page, with how much it holds; nothing where it holds nothing. */
export function Section({
  title,
  count,
  children,
}: {
  title: string
  count: number
  children: ReactNode
}) {
  if (count === 0) return null
  return (
    <Stack as="section" gap={3} aria-label={title}>
      <Flex gap={2} align="baseline">
        <Heading as="h2" size={1}>
          {title}
        </Heading>
        <Text size={1} muted>
          {count}
        </Text>
      </Flex>
      {children}
    </Stack>
  )
}

function Notice({children}: {children: ReactNode}) {
  return (
    <Card tone="caution" border radius={2} padding={4} role="status">
      <Text size={1}>{children}</Text>
    </Card>
  )
}
