import {createPrinter, type Printer} from '../../../../renderers/print/printer.ts'
import {loadPrintFonts} from '../fonts.ts'
import {openTypst} from './typst.ts'

let opened: Promise<Printer> | undefined

/** The printer of this process, opened when the first insert is drawn. */
export function openPrinter(): Promise<Printer> {
  opened ??= open()
  return opened
}

async function open(): Promise<Printer> {
  const fonts = loadPrintFonts()
  return createPrinter(await openTypst(fonts), fonts)
}
