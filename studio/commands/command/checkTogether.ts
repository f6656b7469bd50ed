import {extname} from 'node:path'
import {printProblem} from '../../printing/printOptions.ts'
import {Misuse} from './command.ts'

/** Throws Misuse where options do not go together. */
export function checkTogether({
  name,
  handbook,
  page,
  out,
  ink,
  edition,
  file,
  list,
  impose,
}: {
  name: string | undefined
  handbook: boolean
  page: string | undefined
  out: string | undefined
  ink: string | undefined
  edition: string
  file: string | undefined
  list: string | undefined
  impose: string | undefined
}): void {
  if (impose !== undefined && (list !== undefined || (name === undefined && !handbook))) {
    throw new Misuse('--impose is for one insert or one book: name --guide or --handbook alone.')
  }
  if (list !== undefined && name === undefined) {
    throw new Misuse('--fill is for one guide: name it with --guide.')
  }
  if (list !== undefined && out !== undefined && edition !== 'press') {
    throw new Misuse(
      'Copies in one file are for the press edition; leave out --out for one file each.',
    )
  }
  const problem = printProblem(
    {edition, page, ink, hasProfile: file !== undefined},
    (option) => `--${option}`,
  )
  if (problem !== undefined) throw new Misuse(problem)
  if (name !== undefined && handbook)
    throw new Misuse('Ask for --guide or for --handbook, not both.')
  if (name === undefined && page !== undefined) {
    throw new Misuse('--page is for one guide: name it with --guide.')
  }
  if (name === undefined && !handbook && out !== undefined) {
    throw new Misuse('--out is for one file: name a guide with --guide, or ask for the --handbook.')
  }
  if (out !== undefined && extname(out) !== '.pdf') {
    throw new Misuse(`--out takes a file that ends in .pdf, not “${out}”.`)
  }
}
