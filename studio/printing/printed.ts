import * as v from 'valibot'
import {findingSchema} from '../findingSchema.ts'

/** A file for the print office, as the Studio is told of it. */
export const printedSchema = v.object({
  findings: v.array(findingSchema),
  /** None where an error stands against it. */
  file: v.exactOptional(
    v.object({
      /** By which the file is fetched. */
      sha256: v.string(),
      name: v.string(),
      pages: v.number(),
      preflight: v.string(),
    }),
  ),
})

export type PrintedFile = v.InferOutput<typeof printedSchema>

/** What becomes of a class list: how many copies, and what was found, by row. */
export const copiesSchema = v.object({
  /** None where an error stands against it. */
  count: v.exactOptional(v.number()),
  findings: v.array(findingSchema),
})

export type CopiesCheck = v.InferOutput<typeof copiesSchema>
