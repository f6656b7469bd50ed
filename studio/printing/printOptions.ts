import {editions, impositions, inks} from '../../renderers/print/edition.ts'
import {trimSizes, trimSizeTitles} from '../../schemas/trimSize.ts'

/**
 * What can be wished of a printed file, in the terminal and in the Studio: what it takes, what the help of the
 * command says, and what the Studio calls it.
 */
export const printOptions = {
  edition: {
    type: 'string',
    value: 'NAME',
    choices: editions,
    default: 'press',
    help: 'press has bleed, crop marks and black text; screen is accessible and has links',
    title: 'For',
    titles: {
      press: 'The print shop: bleed, crop marks, black text',
      screen: 'Screens: accessible, with links',
    },
  },
  trim: {
    type: 'string',
    value: 'SIZE',
    choices: trimSizes,
    help: 'instead of the handbook’s size',
    title: 'Trimmed size',
    usual: 'As the handbook says',
    titles: trimSizeTitles,
  },
  page: {
    type: 'string',
    value: 'NUMBER',
    help: 'first page, instead of the handbook’s; with --guide only',
    title: 'First page',
    usual: 'As the handbook says',
  },
  profile: {
    type: 'string',
    value: 'FILE.icc',
    help: 'the print shop’s CMYK profile: makes the press edition PDF/X-4',
    title: 'The print shop’s CMYK profile',
    usual: 'None; with one, the file is PDF/X-4',
  },
  ink: {
    type: 'string',
    value: 'NAME',
    choices: inks,
    help: 'of the press edition: black prints all in greys; cmyk also pictures in inks, by --profile',
    title: 'Inks',
    usual: 'Black text, coloured pictures',
    titles: {black: 'Black alone: all in greys', cmyk: 'Four inks, by the profile'},
  },
  impose: {
    type: 'string',
    value: 'NAME',
    choices: impositions,
    help: 'for the copier, with --guide or --handbook: two pages a side, to be folded and stapled once',
    title: 'On sheets',
    usual: 'One page after the other',
    titles: {booklet: 'A booklet for the copier: two pages a side, to be folded and stapled'},
  },
  perspective: {
    type: 'string',
    value: 'NAME',
    choices: ['published', 'drafts'],
    default: 'published',
    help: 'drafts: also what is not published yet, watermarked',
    title: 'From',
    titles: {published: 'What is published', drafts: 'Drafts too, with a watermark'},
  },
} as const

type PrintOptionName = keyof typeof printOptions

/** What was chosen, as it is written; nothing where it is left as usual. */
export interface ChosenPrint {
  readonly edition: string
  readonly page: string | undefined
  readonly ink: string | undefined
  readonly hasProfile: boolean
}

/** What does not go together, in words; takes what an option is called where it was chosen. */
export function printProblem(
  {edition, page, ink, hasProfile}: ChosenPrint,
  called: (name: PrintOptionName) => string,
): string | undefined {
  if (ink !== undefined && edition !== 'press') return `${called('ink')} is for the press edition.`
  if (ink === 'cmyk' && !hasProfile) {
    return `${called('ink')} cmyk needs the print shop’s ${called('profile')}.`
  }
  if (page !== undefined && !/^[1-9]\d{0,3}$/u.test(page)) {
    return `${called('page')} takes a number from 1 to 9999, not “${page}”.`
  }
  return undefined
}
