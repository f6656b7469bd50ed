import {spawn} from 'node:child_process'
import {root} from '../root.ts'
import {withoutSecrets} from './secrets.ts'

/** How much of what a command says last is told: lines, and characters of it that are kept. */
const LINES = 5
const MAX_KEPT = 20_000

/**
 * Runs a command with a folder as its last argument, without a shell. Throws, with what it said last, when
 * it fails; it is ended, with all that it started, when the signal is aborted.
 */
export function runPublishCommand(
  [program = '', ...words]: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    // A group of its own, so that what it starts ends with it.
    const child = spawn(program, [...words, folder], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32',
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-MAX_KEPT)
    })
    const end = () => {
      if (child.pid === undefined) return
      try {
        if (process.platform === 'win32') child.kill()
        else process.kill(-child.pid, 'SIGTERM')
      } catch {
        // It has ended.
      }
    }
    signal.addEventListener('abort', end, {once: true})
    const settle = (problem: string | undefined) => {
      signal.removeEventListener('abort', end)
      if (signal.aborted) reject(signal.reason)
      else if (problem === undefined) resolve()
      else reject(new Error(problem))
    }
    child.once('error', (error) => {
      const reason =
        'code' in error && error.code === 'ENOENT' ? 'there is no such program' : 'it cannot be run'
      settle(
        `The command that puts the site online did not start: ${reason}. See PUBLISH_COMMAND on this machine.`,
      )
    })
    child.once('close', (code, killedBy) => {
      if (code === 0) {
        settle(undefined)
        return
      }
      const how = killedBy === null ? `ended with ${code}` : `was ended (${killedBy})`
      const lines = said.trim().split('\n').slice(-LINES).join('\n').trim()
      const told = lines === '' ? '' : ` It said:\n${withoutSecrets(lines, process.env)}`
      settle(`The command that puts the site online ${how}.${told}`)
    })
  })
}
