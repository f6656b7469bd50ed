import {setPriority} from 'node:os'
import {ApiError} from '../../door/apiError.ts'
import type {JsonObject} from '../../json.ts'
import type {Extract, ImageExtracts} from './extracts.ts'
import {imageExtracts} from './imageExtracts.ts'
import {type ImageFacts, readImage} from './imageFormat.ts'
import type {ImageParameters} from './imageParameters.ts'
import type {PixelSize} from './imagePlacement.ts'
import {type Transformed, transformImage} from './imageTransform.ts'

/** What a process that draws is asked: one thing at a time. */
export type DrawingTask =
  | {kind: 'read'; bytes: Uint8Array; extracts: readonly Extract[]}
  | {
      kind: 'draw'
      bytes: Uint8Array
      size: PixelSize
      extension: string
      parameters: ImageParameters
      accept: string
    }

/** What it answers. */
export type DrawingAnswer =
  | {facts: ImageFacts; extracts: ImageExtracts}
  | {drawn: Transformed}
  | {refusal: {status: number; body: JsonObject; message: string}}
  | {fault: string}

/** The most memory that drawing may take, in bytes, and how often that is looked at, in ms. */
const MAX_MEMORY = 1536 * 1024 * 1024
const BETWEEN_LOOKS = 50

async function carryOut(task: DrawingTask): Promise<DrawingAnswer> {
  try {
    const bytes = Buffer.from(task.bytes)
    if (task.kind === 'read') {
      const facts = await readImage(bytes)
      return {facts, extracts: await imageExtracts(bytes, facts, task.extracts)}
    }
    const {size, extension, parameters, accept} = task
    return {drawn: await transformImage(bytes, size, extension, parameters, accept)}
  } catch (error) {
    if (!(error instanceof ApiError)) return {fault: String(error)}
    const {status, body, message} = error
    return {refusal: {status, body, message}}
  }
}

// Who waits at the door comes first.
setPriority(10)
setInterval(() => {
  if (process.memoryUsage.rss() > MAX_MEMORY) process.kill(process.pid, 'SIGKILL')
}, BETWEEN_LOOKS).unref()
process.on('message', (task: DrawingTask) => {
  void carryOut(task).then((answer) => process.send?.(answer))
})
// What is being drawn cannot be stopped, and nobody waits for it any more.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// The clock of a picture starts now, not with the process; a lake that has closed meanwhile does not care.
process.send?.('started', undefined, undefined, () => {})
