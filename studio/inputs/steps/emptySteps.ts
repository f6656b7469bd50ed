import {toPlainText} from '@portabletext/toolkit'
import * as v from 'valibot'

const textSchema = v.optional(
  v.array(
    v.looseObject({
      _type: v.string(),
      children: v.optional(
        v.array(v.looseObject({_type: v.string(), text: v.optional(v.string())})),
      ),
    }),
  ),
)
const stepSchema = v.looseObject({
  _key: v.string(),
  figure: v.optional(v.unknown()),
  instruction: textSchema,
  note: textSchema,
})

/**
 * The keys of the steps at the end of a procedure in which nobody has written anything yet, in their order:
 * as a new guide begins with one. Takes what the list holds.
 */
export function emptyStepsAtEnd(steps: readonly unknown[] | undefined): string[] {
  const keys: string[] = []
  for (const step of [...(steps ?? [])].reverse()) {
    if (!v.is(stepSchema, step) || step.figure !== undefined) break
    const text = [...(step.instruction ?? []), ...(step.note ?? [])]
    if (
      toPlainText(text.map((block) => ({...block, children: block.children ?? []}))).trim() !== ''
    )
      break
    keys.unshift(step._key)
  }
  return keys
}
