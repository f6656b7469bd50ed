import type {CustomValidatorResult} from '@sanity/types'

/** Turns a judge (text in, problem or undefined out) into what Studio expects of a validation rule. */
export function problemRule(judge: (text: string | undefined) => string | undefined) {
  return (text: string | undefined): CustomValidatorResult => judge(text) ?? true
}
