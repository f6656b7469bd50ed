import {extname} from 'node:path'
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
  if (ink !== undefined && edition !== 'press') throw new Misuse('--ink is for the press edition.')
  if (ink === 'cmyk' && file === undefined) {
    throw new Misuse('--ink cmyk needs the print shop’s --profile.')
  }
  if (name !== undefined && handbook)
    throw new Misuse('Ask for --guide or for --handbook, not both.')
  if (name === undefined && page !== undefined) {
    throw new Misuse('--page is for one guide: name it with --guide.')
  }
  if (name === undefined && !handbook && out !== undefined) {
    throw new Misuse('--out is for one file: name a guide with --guide, or ask for the --handbook.')
  }
  if (page !== undefined && !/^[1-9]\d{0,3}$/u.test(page)) {
    throw new Misuse(`--page takes a number from 1 to 9999, not “${page}”.`)
  }
  if (out !== undefined && extname(out) !== '.pdf') {
    throw new Misuse(`--out takes a file that ends in .pdf, not “${out}”.`)
  }
}
