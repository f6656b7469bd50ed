import type {Finding} from '../../../../renderers/guide/finding/finding.ts'

/** Says a finding to a person: where, what is wrong, how to mend it. */
export function describeFinding({
  severity,
  document,
  path,
  channel,
  problem,
  remedy,
}: Finding): string {
  const place = [document, path, channel]
    .filter((part) => part !== undefined && part !== '')
    .join(' › ')
  return `${severity}: ${place}\n  ${problem}\n  ${remedy}`
}
