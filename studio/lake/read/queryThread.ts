import {setPriority} from 'node:os'
import {parentPort, workerData} from 'node:worker_threads'
import type {Dataset} from '../assets/assetDocument.ts'
import {ApiError} from '../door/apiError.ts'
import type {JsonObject} from '../json.ts'
import {type ChangedDocuments, Documents} from '../store/documents.ts'
import {answerInTime, type QueryRequest} from './answer.ts'

/** What a thread that answers queries is told. */
export type ToThread =
  | {kind: 'changes'; changes: ChangedDocuments}
  | {kind: 'question'; number: number; question: QueryRequest; milliseconds: number}

/** What it says: the answer in UTF-8, or the refusal. */
export type FromThread =
  | {number: number; answer: Uint8Array<ArrayBuffer>}
  | {number: number; refusal: {status: number; body: JsonObject; message: string}}

/** `cancelled[0]` is the number of the question whose answer nobody waits for any more. */
export type ThreadData = {names: Dataset; cancelled: Int32Array}

/** A thread of its own, with documents of its own, that answers one query at a time. */
function serve(port: NonNullable<typeof parentPort>, {names, cancelled}: ThreadData): void {
  const documents = new Documents()
  port.on('message', (message: ToThread) => {
    if (message.kind === 'changes') {
      documents.replace(message.changes)
      return
    }
    const {number, question, milliseconds} = message
    const isCancelled = () => Atomics.load(cancelled, 0) === number
    answerInTime(question, documents, names, {milliseconds, isCancelled}).then(
      (text) => {
        const answer = new TextEncoder().encode(text)
        port.postMessage({number, answer} satisfies FromThread, [answer.buffer])
      },
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error
        const {status, body, message} = error
        port.postMessage({number, refusal: {status, body, message}} satisfies FromThread)
      },
    )
  })
}

// The door comes first. Only Linux knows priorities of single threads.
if (process.platform === 'linux') setPriority(0, 5)
if (parentPort) serve(parentPort, workerData)
