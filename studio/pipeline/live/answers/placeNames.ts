import type {Guide} from '../../../../renderers/guide/model.ts'
import {isIn} from '../../../../renderers/guide/path.ts'
import {allBlocks, plainTextsOf} from '../../../../renderers/guide/walkBlocks.ts'
import type {PicturePlace} from '../../../../renderers/picturePlace.ts'
import type {NamedPlace} from '../../../panes/preview.ts'

/** How much of a text tells it from others: characters. */
const MAX_NAME = 60

/** Names places in a guide by what is written there: those who listen know them by nothing else. */
export function namesIn(guide: Guide): (place: PicturePlace) => NamedPlace {
  const names = new Map<string, string>([
    ['title', guide.title],
    ['shortTitle', guide.shortTitle ?? ''],
    ['summary', guide.summary],
    ['path', guide.address],
    ['navigationGroup', guide.navigationGroup],
  ])
  for (const block of allBlocks(guide.body)) {
    const text = block._type === 'figure' ? block.alternativeText : plainTextsOf([block]).join(' ')
    names.set(block.at, text)
    if (block._type !== 'procedure') continue
    for (const {at, number, instruction, note} of block.steps) {
      names.set(at, `${number}. ${plainTextsOf([...instruction, ...note]).join(' ')}`)
      names.set(`${at}.instruction`, plainTextsOf(instruction).join(' '))
      names.set(`${at}.note`, plainTextsOf(note).join(' '))
    }
  }
  const paths = [...names.keys()].sort((a, b) => b.length - a.length)
  return (place) => {
    const path = paths.find((one) => isIn(place.at, one))
    const name = (path === undefined ? undefined : names.get(path)) || place.at
    return {...place, name: name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name}
  }
}
