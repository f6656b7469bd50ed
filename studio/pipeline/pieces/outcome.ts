import * as v from 'valibot'
import {findingSchema} from '../../findingSchema.ts'
import {parseFacts} from './facts.ts'
import {type Outcome, type PieceKind, storedFileSchema} from './piece.ts'

const outcomeSchema = v.object({
  value: v.exactOptional(v.object({files: v.array(storedFileSchema), facts: v.unknown()})),
  findings: v.array(findingSchema),
  isTemporary: v.boolean(),
})

/** Parses the outcome of a piece, as a record holds it or a worker sends it. Throws where it is something else. */
export function parseOutcome<Kind extends PieceKind>(kind: Kind, json: unknown): Outcome<Kind> {
  const {value, findings, isTemporary} = v.parse(outcomeSchema, json)
  if (value === undefined) return {findings, isTemporary}
  return {value: {files: value.files, facts: parseFacts(kind, value.facts)}, findings, isTemporary}
}
