import {type Finding, isError} from '../../../renderers/guide/finding/finding.ts'
import {orderFindings} from '../../../renderers/guide/finding/findingOrder.ts'
import {describeFinding} from '../../pipeline/publication/report/describeFinding.ts'

/** Says what was found, and lets the process fail where an error is among it. */
export function logFindings(findings: readonly Finding[]): void {
  for (const finding of orderFindings(findings)) console.log(describeFinding(finding))
  if (findings.some(isError)) process.exitCode = 1
}
