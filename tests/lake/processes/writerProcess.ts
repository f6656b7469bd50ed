import {setTimeout as wait} from 'node:timers/promises'
import {createClient} from '@sanity/client'

/**
 * A writer in a process of its own: `writerProcess.ts <url> <token> <name>`. Each of its
 * transactions counts two documents up and leaves a mark; it prints the number of each that was
 * acknowledged, and goes on after every failure.
 */
const [apiHost = '', token = '', name = ''] = process.argv.slice(2)
const client = createClient({
  projectId: 'localdev',
  dataset: 'production',
  apiHost,
  token,
  useProjectHostname: false,
  useCdn: false,
  apiVersion: '2025-02-19',
  maxRetries: 0,
})

let count: number | undefined
for (;;) {
  try {
    count ??= (await client.fetch<number | null>('*[_id == $id][0].count', {id: `${name}-1`})) ?? 0
    const next: number = count + 1
    await client
      .transaction()
      .createOrReplace({_id: `${name}-1`, _type: 'counter', count: next})
      .create({_id: `${name}-mark-${next}`, _type: 'mark', writer: name})
      .createOrReplace({_id: `${name}-2`, _type: 'counter', count: next})
      .commit({returnDocuments: false})
    process.stdout.write(`${next}\n`)
    count = next
  } catch {
    // Whether an unacknowledged transaction happened is to be asked, not guessed.
    count = undefined
    await wait(20)
  }
}
