import {basename, relative, resolve} from 'node:path'
import {parseArgsStringToArgv} from 'string-argv'
import type {TargetKind} from '../../online/online.ts'
import {root} from '../root.ts'

/** The variables of a machine that say where the site goes. */
export interface TargetEnvironment {
  /** `dist/` when left out. */
  readonly PUBLISH_FOLDER?: string | undefined
  /** A program with its arguments; the folder of the site follows them. */
  readonly PUBLISH_COMMAND?: string | undefined
  /** An address that makes a host build the site. */
  readonly PUBLISH_HOOK?: string | undefined
  readonly PUBLISH_AFTER_MINUTES?: string | undefined
}

/** Where the site goes. Commands and addresses may hold secrets: they stay in the process that uses them. */
export interface Target {
  readonly kind: TargetKind
  /** The folder in which everything stands; none where a host builds it. */
  readonly folder?: string
  readonly command?: readonly string[]
  readonly hook?: string
  /** How people may hear of it. */
  readonly name: string
  /** Minutes after the last change at which it goes online by itself. */
  readonly after?: number
}

/** Reads where the site goes. Throws, in words for people, where that does not fit together. */
export function targetFrom(environment: TargetEnvironment): Target {
  const {PUBLISH_FOLDER, PUBLISH_COMMAND, PUBLISH_HOOK, PUBLISH_AFTER_MINUTES} = environment
  const after = minutesIn(PUBLISH_AFTER_MINUTES)
  if (PUBLISH_HOOK) {
    if (PUBLISH_COMMAND || PUBLISH_FOLDER) {
      throw new Error(
        'PUBLISH_HOOK makes a host build the site, so PUBLISH_COMMAND and PUBLISH_FOLDER have no use beside it: set one or the other.',
      )
    }
    if (!/^https?:$/u.test(URL.parse(PUBLISH_HOOK)?.protocol ?? '')) {
      throw new Error('PUBLISH_HOOK is not an address: write it as https://…')
    }
    return {kind: 'hook', hook: PUBLISH_HOOK, name: 'the host that builds the site', ...after}
  }
  const folder = resolve(root, PUBLISH_FOLDER || 'dist')
  if (!PUBLISH_COMMAND) {
    const inside = relative(root, folder)
    return {kind: 'folder', folder, name: /^(?:\.\.|$)/u.test(inside) ? folder : inside, ...after}
  }
  const command = parseArgsStringToArgv(PUBLISH_COMMAND)
  const [program = ''] = command
  return {kind: 'command', folder, command, name: basename(program), ...after}
}

function minutesIn(text: string | undefined): Pick<Target, 'after'> {
  if (!text) return {}
  const after = Number(text)
  if (Number.isFinite(after) && after > 0) return {after}
  throw new Error(`PUBLISH_AFTER_MINUTES is “${text}”; write a number of minutes, as 5.`)
}
