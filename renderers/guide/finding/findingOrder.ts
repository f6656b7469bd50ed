import type {Finding} from './finding.ts'

/** Findings without repetition (each channel resolves the guide anew), errors first, then by document and path. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify(finding), finding]))
  const rank: Record<Finding['severity'], number> = {error: 0, warning: 1, note: 2}
  return [...unique.values()].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      compare(a.document, b.document) ||
      compare(a.path, b.path) ||
      compare(a.problem, b.problem),
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
