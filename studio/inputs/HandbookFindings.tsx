import {Stack} from '@sanity/ui'
import {useAttention} from '../attention/useAttention.ts'
import {useNamedDocuments} from '../desk/useNamedDocuments.ts'
import {documentsIn, FindingLine} from '../start/FindingLine.tsx'

/**
 * Above the form of a handbook: pages that two guides claim, guides that have outgrown their pages, entries of
 * guides that are gone. Each leads to its entry and to the guides. Pages are counted when a guide was drawn.
 */
export function HandbookFindings({handbook}: {handbook: string}) {
  const {attention} = useAttention()
  const findings = (attention?.findings ?? []).filter(({document}) => document === handbook)
  const named = useNamedDocuments(documentsIn(findings))
  const titles = new Map(named.map((one) => [one._id, one]))
  return (
    <Stack gap={3} data-testid="handbook-findings">
      {findings.map((finding) => (
        <FindingLine key={JSON.stringify(finding)} finding={finding} titles={titles} />
      ))}
    </Stack>
  )
}
