import {parseArgs} from 'node:util'
import {explain} from '../../explain.ts'

/** An option of a command: what it takes, and what its help says. */
interface Option {
  readonly type: 'string' | 'boolean'
  /** What stands for its value in the help, as in FILE. */
  readonly value?: string
  readonly help: string
  readonly choices?: readonly string[]
  readonly default?: string
  readonly multiple?: boolean
}

type Options = Readonly<Record<string, Option>>

type Value<One extends Option> = One extends {type: 'boolean'}
  ? boolean
  : One extends {multiple: true}
    ? readonly string[]
    : One extends {choices: readonly (infer Choice)[]}
      ? Choice | (One extends {default: string} ? never : undefined)
      : string | (One extends {default: string} ? never : undefined)

/** What was given for each option. */
type Values<Table extends Options> = {readonly [Name in keyof Table]: Value<Table[Name]>}

/** What a command is called, does and takes: its help, and what it understands, are made from it. */
interface Command<Table extends Options> {
  /** As in `npm run print`. */
  readonly name: string
  readonly summary: string
  readonly options: Table
  /** What it takes beside options, as its help shows it; absent where it takes nothing. */
  readonly takes?: string
  readonly notes?: string
}

/**
 * Runs a command with what stands on its command line. Where it is called wrongly, or its work cannot be
 * done, says why in a line or two and lets the process fail.
 */
export async function runCommand<const Table extends Options>(
  command: Command<Table>,
  work: (values: Values<Table>, given: readonly string[]) => Promise<void>,
): Promise<void> {
  try {
    const {values, positionals} = read(command)
    if (values.help === true) {
      console.log(helpOf(command))
      return
    }
    const {help, ...wanted} = values
    if (isComplete(wanted, command.options)) await work(wanted, positionals)
  } catch (error) {
    console.error(isMisuse(error) ? `${messageOf(error)}\n\n${helpOf(command)}` : explain(error))
    process.exitCode = 1
  }
}

/** How far a command has come, as the start of a line; nothing where there is one thing only. */
export function progress(done: number, all: number): string {
  if (all < 2) return ''
  const width = 20
  const filled = Math.round((done / all) * width)
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${all}  `
}

/** What a person asked for does not fit together: answered with the help. */
export class Misuse extends Error {}

function read({options, takes}: Command<Options>): {
  values: Readonly<Record<string, unknown>>
  positionals: readonly string[]
} {
  const table = Object.fromEntries(
    Object.entries(options).map(([name, {type, multiple = false, default: usual}]) => [
      name,
      {type, multiple, ...(usual === undefined ? {} : {default: usual})},
    ]),
  )
  const {values, positionals} = parseArgs({
    options: {...table, help: {type: 'boolean'}},
    allowPositionals: takes !== undefined,
  })
  if (values.help !== true && positionals.length === 0 && takes?.startsWith('[') === false) {
    throw new Misuse(`Name ${takes}.`)
  }
  const absent = Object.entries(options).map(([name, {type, multiple}]) => [
    name,
    type === 'boolean' ? false : multiple ? [] : undefined,
  ])
  return {values: {...Object.fromEntries(absent), ...values}, positionals}
}

/** Holds every value against its option. Throws Misuse where one is not among the choices. */
function isComplete<Table extends Options>(
  values: Readonly<Record<string, unknown>>,
  options: Table,
): values is Values<Table> {
  for (const [name, {choices}] of Object.entries(options)) {
    const value = values[name]
    if (choices === undefined || value === undefined) continue
    if (!choices.some((choice) => choice === value)) {
      throw new Misuse(`--${name} takes ${choices.join(', ')}, not “${String(value)}”.`)
    }
  }
  return true
}

function helpOf({name, summary, options, takes, notes}: Command<Options>): string {
  const all: Options = {...options, help: {type: 'boolean', help: 'this text'}}
  const rows = Object.entries(all).map(([option, {value, choices, help, default: usual}]) => ({
    left: `--${option}${value === undefined ? '' : ` ${value}`}`,
    right: [help, choices?.join(', '), usual === undefined ? undefined : `${usual} when left out`]
      .filter((part) => part !== undefined)
      .join('; '),
  }))
  const width = Math.max(...rows.map(({left}) => left.length)) + 3
  const lines = rows.map(({left, right}) => `  ${left.padEnd(width)}${right}`)
  const call = `npm run ${name} --${takes === undefined ? '' : ` ${takes}`} [options]`
  return [summary, '', `  ${call}`, '', ...lines, ...(notes ? ['', notes] : [])].join('\n')
}

function isMisuse(error: unknown): boolean {
  return (
    error instanceof Misuse ||
    (error instanceof TypeError &&
      'code' in error &&
      String(error.code).startsWith('ERR_PARSE_ARGS'))
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split('. To specify')[0] || '' : String(error)
}
