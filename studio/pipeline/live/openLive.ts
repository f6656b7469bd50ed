import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import {watch} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {ContentEnvironment} from '../client.ts'
import type {TargetEnvironment} from '../publishing/target.ts'
import {compileCacheFolder, root} from '../root.ts'
import {type Asked, answerIn, type Question} from './messages.ts'

/** The visitors' site, served, and previews of drafts. */
export interface Live {
  /** Where the site is. */
  readonly url: string
  /**
   * The answer (`Preview`, `PublishCheck`, `Attention`, …) as JSON. Throws, with the reason, when there is
   * none. The signal ends the work on it.
   */
  ask(asked: Asked, options?: AskOptions): Promise<string>
  close(): Promise<void>
}

export interface AskOptions {
  readonly signal?: AbortSignal
  /** Hears how far it has come, where that is told. */
  readonly onProgress?: (progress: unknown) => void
}

export interface LiveOptions {
  /** Where the content is, and where the site goes. */
  readonly environment: ContentEnvironment & TargetEnvironment
  readonly port: number
  /** The folder of the output store. */
  readonly outputs: string
  /** Draws pages from the site's sources, and begins anew when what draws is edited. */
  readonly dev?: boolean
  readonly log: (line: string) => void
}

type Waiting = {
  resolve: (json: string) => void
  reject: (reason: Error) => void
  onProgress: AskOptions['onProgress']
}

const program = fileURLToPath(new URL('liveProcess.ts', import.meta.url))

/** What draws on paper and cards, and everything around; pages are reloaded by Astro itself. */
const drawingCode = ['renderers/guide', 'renderers/print', 'renderers/card', 'studio/pipeline']

/** How long a process that ended waits before it begins anew: milliseconds. */
const AGAIN = 1_000

/**
 * Serves the site and draws previews in a process of their own; should it end, it begins anew.
 * Throws, in words for people, when the port is taken or the store cannot be read.
 */
export async function openLive({
  environment,
  port,
  outputs,
  dev = false,
  log,
}: LiveOptions): Promise<Live> {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess
  let isClosing = false
  let asked = 0

  const begin = (): Promise<string> => {
    child = fork(program, [String(port), outputs, ...(dev ? ['dev'] : [])], {
      cwd: root,
      env: {...process.env, ...environment, NODE_COMPILE_CACHE: compileCacheFolder},
      // What bounds the memory of the lake would slow drawing.
      execArgv: [],
      serialization: 'advanced',
    })
    return new Promise((resolve, reject) => {
      child.on('message', (message: unknown) => {
        const answer = answerIn(message)
        if (answer === undefined) return
        if ('ready' in answer) resolve(answer.ready)
        else if ('log' in answer) log(answer.log)
        else if ('refused' in answer) reject(new Error(answer.refused))
        else {
          const one = waiting.get(answer.number)
          if ('progress' in answer) {
            one?.onProgress?.(answer.progress)
            return
          }
          waiting.delete(answer.number)
          if ('json' in answer) one?.resolve(answer.json)
          else one?.reject(new Error(answer.fault))
        }
      })
      child.once('exit', () => {
        const ended = new Error('What draws the site has ended; it begins anew.')
        reject(ended)
        for (const one of waiting.values()) one.reject(ended)
        waiting.clear()
        if (!isClosing && isReady) setTimeout(() => void begin().catch(() => {}), AGAIN).unref()
      })
    })
  }

  const send = (question: Question, onFault: () => void) => {
    child.send(question, (error) => {
      if (error !== null) onFault()
    })
  }

  // It begins anew, with the code as it is now.
  const watchers = (dev ? drawingCode : []).map((folder) =>
    watch(join(root, folder), {recursive: true}, () => child.kill()),
  )
  let isReady = false
  const url = await begin()
  isReady = true
  return {
    url,
    ask: (what, {signal, onProgress} = {}) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        asked += 1
        const question = {number: asked, ...what}
        const cancel = () => {
          if (!waiting.delete(question.number)) return
          send({number: question.number, cancel: true}, () => {})
          reject(signal?.reason)
        }
        signal?.addEventListener('abort', cancel, {once: true})
        const end = () => signal?.removeEventListener('abort', cancel)
        waiting.set(question.number, {
          onProgress,
          resolve: (json) => {
            end()
            resolve(json)
          },
          reject: (reason) => {
            end()
            reject(reason)
          },
        })
        send(question, () => {
          end()
          waiting.delete(question.number)
          reject(new Error('What draws the previews is starting; try again in a moment.'))
        })
      }),
    close: async () => {
      isClosing = true
      for (const watcher of watchers) watcher.close()
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
