import type {SanityClient} from '@sanity/client'
import {recordDocument} from './importRecord.ts'
import {contentFieldsOf, type Plan} from './planGuide.ts'

/** What hosted Sanity takes in one request, in bytes; the embedded lake takes more. */
const MAX_WRITE_BYTES = 4_000_000

/**
 * Writes a plan and the record of the import in one transaction, whole or not at all. Throws where
 * it is too large, or somebody changed a version since it was read.
 */
export async function writePlan(
  client: SanityClient,
  {documents, deletes, record}: Plan,
): Promise<void> {
  const transaction = client.transaction()
  for (const {document, before} of documents) {
    if (before === undefined) {
      transaction.create(document)
      continue
    }
    const gone = Object.keys(contentFieldsOf(before)).filter((name) => document[name] === undefined)
    transaction.patch(document._id, (patch) =>
      patch.ifRevisionId(String(before._rev)).set(contentFieldsOf(document)).unset(gone),
    )
  }
  for (const {_id, before} of deletes) {
    // A patch that changes nothing, so that nobody's newer words are deleted.
    transaction.patch(_id, (patch) => patch.ifRevisionId(String(before._rev)).unset(['_none']))
    transaction.delete(_id)
  }
  transaction.createOrReplace(recordDocument(record))
  const problem = sizeProblem(Buffer.byteLength(JSON.stringify(transaction)))
  if (problem !== undefined) throw new Error(problem)
  await transaction.commit({visibility: 'async'})
}

/** Why no store would take a guide: it is written together with what is remembered of it, twice its size. */
export function guideSizeProblem(guide: unknown): string | undefined {
  return sizeProblem(2 * Buffer.byteLength(JSON.stringify(guide)))
}

function sizeProblem(size: number): string | undefined {
  return size <= MAX_WRITE_BYTES
    ? undefined
    : `The guide takes ${size.toLocaleString('en')} bytes to store; stores take ${MAX_WRITE_BYTES.toLocaleString('en')} at most. Split the page.`
}
