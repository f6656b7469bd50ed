import {colours} from '../../tokens.ts'
import {blackColours} from './blackColours.ts'
import {blocksTemplate} from './blocks.ts'
import {inlineTemplate} from './inline.ts'
import {pageTemplate} from './page.ts'
import {pressColours} from './pressColours.ts'

/**
 * The Typst source of inserts: always the same, whatever the guides. It reads one or many from
 * `/inserts.json`, and sets one after the other. It is kept as text in modules because a renderer reads no disk, and so that the
 * same source serves in a browser.
 */
export const template = `
#let file = json("/inserts.json")
#let press = file.edition == "press"
#let colours = if file.ink == "black" { (${dictionary(blackColours)}) } else if press { (${dictionary(pressColours)}) } else { (${dictionary(screenColours())}) }
#let insert(data) = [
${inlineTemplate}
${blocksTemplate}
${pageTemplate}
]
#set document(title: file.title, author: file.school, date: datetime(..file.date))
#for data in file.inserts { insert(data) }
`

function screenColours(): Record<keyof typeof pressColours, string> {
  const rgb = (hex: string) => `rgb("${hex}")`
  return {
    ink: rgb(colours.ink),
    slate: rgb(colours.slate),
    highlight: rgb(colours.highlight),
    mist: rgb(colours.mist),
    line: rgb(colours.line),
    brand: rgb(colours.brand),
    brandPale: rgb(colours.brandPale),
    important: rgb(colours.important),
    importantPale: rgb(colours.importantPale),
    warning: rgb(colours.warning),
    warningPale: rgb(colours.warningPale),
    brandText: rgb(colours.brand),
    slateText: rgb(colours.slate),
    paper: 'white',
    cropMarks: 'black',
  }
}

function dictionary(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        `${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}: ${value}`,
    )
    .join(', ')
}
