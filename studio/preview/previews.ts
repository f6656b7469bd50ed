import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import type {Channel} from '../../schemas/channel.ts'
import type {ContentEnvironment} from '../../site/src/client.ts'
import {isReply, type Question} from './previewMessages.ts'

/** Draws the drafts of guides. */
export interface Previews {
  /** The preview (`Preview`) as JSON. Throws, with the reason, when it cannot be drawn. */
  draw(guide: string, channel: Channel): Promise<string>
  close(): Promise<void>
}

type Waiting = {resolve: (json: string) => void; reject: (reason: Error) => void}

const program = fileURLToPath(new URL('previewProcess.ts', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))

/** Draws in a process that begins with the first question and, should it end, again with the next. */
export function openPreviews(environment: ContentEnvironment): Previews {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | undefined
  let asked = 0

  const begin = (): ChildProcess => {
    const begun = fork(program, {cwd: root, env: {...process.env, ...environment}})
    begun.on('message', (reply: unknown) => {
      if (!isReply(reply)) return
      const one = waiting.get(reply.number)
      waiting.delete(reply.number)
      if ('json' in reply) one?.resolve(reply.json)
      else one?.reject(new Error(reply.fault))
    })
    begun.once('exit', () => {
      child = undefined
      for (const {reject} of waiting.values()) {
        reject(new Error('What draws the previews has ended; it begins anew with the next change.'))
      }
      waiting.clear()
    })
    return begun
  }

  return {
    draw: (guide, channel) =>
      new Promise((resolve, reject) => {
        child ??= begin()
        asked += 1
        const question: Question = {number: asked, guide, channel}
        waiting.set(asked, {resolve, reject})
        child.send(question)
      }),
    close: async () => {
      if (child === undefined) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
