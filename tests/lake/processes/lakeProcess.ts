import {flushCompileCache} from 'node:module'
import {openLake} from '../../../studio/lake/lake.ts'

/** A lake in a process of its own, to be killed: `lakeProcess.ts <store> <port> [origin …]`. */
const [store = '', port = '0', ...origins] = process.argv.slice(2)
const lake = await openLake({store, port: Number(port), origins})
process.stdout.write(`${JSON.stringify({url: lake.url, token: lake.token})}\n`)
// The next one of its kind starts quicker; this one may be killed at any moment.
flushCompileCache()
