import {createHash, randomBytes} from 'node:crypto'
import {setTimeout as wait} from 'node:timers/promises'
import {createClient} from '@sanity/client'

/**
 * Uploads files for ever: `uploaderProcess.ts <url> <token>`. It prints the SHA-1 of each that was
 * acknowledged, and goes on after every failure.
 */
const [apiHost = '', token = ''] = process.argv.slice(2)
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

for (;;) {
  const bytes = randomBytes(20_000)
  try {
    await client.assets.upload('file', bytes, {filename: 'random.bin'})
    process.stdout.write(`${createHash('sha1').update(bytes).digest('hex')}\n`)
  } catch {
    await wait(20)
  }
}
