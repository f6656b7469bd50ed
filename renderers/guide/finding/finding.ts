import type {Channel} from '../../../schemas/channel.ts'

/** Errors fail the build; warnings and notes are reported. */
export type Severity = 'error' | 'warning' | 'note'

/** One thing a check found. */
export interface Finding {
  readonly severity: Severity
  /** Id of the document it was found in. */
  readonly document: string
  /** Where in the document, as a Sanity path: `body[_key=="a1"].alt`; empty for the document itself. */
  readonly path: string
  /** The one channel it concerns; absent when it concerns all. */
  readonly channel?: Channel
  /** What is wrong, as a sentence that quotes the text concerned. */
  readonly problem: string
  /** How to mend it, as an instruction. */
  readonly remedy: string
  /** Ids of other documents that it concerns as well; absent where it concerns no other. */
  readonly concerns?: readonly string[]
}

/** Whether a finding holds back what it concerns. */
export function isError({severity}: Pick<Finding, 'severity'>): boolean {
  return severity === 'error'
}

/** A result together with what was found while making it. */
export interface Found<T> {
  readonly value: T
  readonly findings: readonly Finding[]
}
