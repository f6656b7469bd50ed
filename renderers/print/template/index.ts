import {blocksTemplate} from './blocks.ts'
import {inlineTemplate} from './inline.ts'
import {pageTemplate} from './page.ts'

/**
 * The Typst source of inserts: always the same, whatever the guides. It reads one or many from
 * `/inserts.json`, and sets one after the other. It is kept as text in modules because a renderer reads no disk, and so that the
 * same source serves in a browser.
 */
export const template = `
#let file = json("/inserts.json")
#let press = file.edition == "press"
#let colour(value) = if type(value) == str { rgb(value) } else { cmyk(..value.map(part => part * 1%)) }
#let colours = file.colours.pairs().map(((name, value)) => (name, colour(value))).to-dict()
#let insert(data) = [
${inlineTemplate}
${blocksTemplate}
${pageTemplate}
]
#set document(title: file.title, author: file.school, date: datetime(..file.date))
#for data in file.inserts { insert(data) }
`
