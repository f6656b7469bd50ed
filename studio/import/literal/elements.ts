import type {Decorator} from '../../../schemas/text/decorators.ts'
import {quote} from '../page/note.ts'
import {
  attribute,
  childrenOf,
  type Element,
  elementsIn,
  hasClass,
  isText,
  textIn,
} from '../page/tree.ts'
import {at} from './at.ts'
import {accordion, disclosure} from './blocks/accordions.ts'
import {embed, instagram, playedMedia} from './blocks/embeds.ts'
import {captioned, image} from './blocks/figures.ts'
import {linkTiles} from './blocks/linkTiles.ts'
import {list} from './blocks/lists.ts'
import {table} from './blocks/tables.ts'
import type {Rule} from './flow.ts'
import {anchor} from './links.ts'

/** What the author drew around the text without meaning: the text goes on as if it were not there. */
const through: Rule = (element, flow, marks) => flow.walk(childrenOf(element), marks)

/** A box without meaning: what stands in it stands apart. */
const box: Rule = (element, flow, marks) => flow.paragraph(element, marks)

const decorated =
  (decorator: Decorator): Rule =>
  (element, flow, marks) =>
    flow.walk(childrenOf(element), {
      ...marks,
      decorators: marks.decorators.includes(decorator)
        ? marks.decorators
        : [...marks.decorators, decorator],
    })

const heading =
  (level: number, style: 'h2' | 'h3' | 'h4'): Rule =>
  (element, flow, marks) => {
    flow.endRun()
    const before = flow.blocks.length
    flow.paragraph(element, marks, style)
    for (const {_key} of flow.blocks.slice(before)) flow.reading.headingLevels.set(_key, level)
  }

const leftOut =
  (what: string): Rule =>
  (element, flow) => {
    const {reading} = flow
    const text = quote(textIn(element))
    const source = attribute(element, 'src') ?? attribute(element, 'href')
    reading.note({
      severity: 'note',
      ...at(element, reading),
      problem: `${what} was left out${source === undefined ? '' : `: ${source}`}${text === '“”' ? '' : `, ${text}`}.`,
      remedy: 'Nothing to do: guides hold no code.',
      ...(source === undefined ? {} : {about: source}),
    })
  }

/** Parts of forms: their text is kept, what they do is not. */
const control: Rule = (element, flow, marks) => {
  flow.reading.note({
    severity: 'warning',
    ...at(element, flow.reading),
    problem: `A <${element.tagName}> of a form was on the page. Guides hold no forms; its text was kept.`,
    remedy: 'Embed the form, as in FormSG, or remove the text.',
  })
  flow.paragraph(element, marks)
}

const preformatted: Rule = (element, flow) => {
  const text = preformattedText(element).replace(/^\n/u, '').replace(/\s+$/u, '')
  if (text.trim() === '') return
  flow.add({_type: 'codeSample', _key: flow.reading.newKey(), text})
}

function preformattedText(element: Element): string {
  return childrenOf(element)
    .map((node) => {
      if (isText(node)) return node.value
      if (!('tagName' in node)) return ''
      return node.tagName === 'br' ? '\n' : preformattedText(node)
    })
    .join('')
}

const quotation: Rule = (element, flow, marks) => {
  if (hasClass(element, 'instagram-media') || attribute(element, 'data-instgrm-permalink')) {
    instagram(element, flow, marks)
    return
  }
  flow.paragraph(element, marks, 'blockquote')
}

const abbreviated: Rule = (element, flow, marks) => {
  const expansion = (attribute(element, 'title') ?? '').trim()
  const annotations =
    expansion === ''
      ? marks.annotations
      : [...marks.annotations, {_type: 'abbreviation' as const, expansion}]
  flow.walk(childrenOf(element), {...marks, annotations})
}

/** Browsers put the quotation marks around it. */
const quoted: Rule = (element, flow, marks) => {
  flow.say('“', marks)
  flow.walk(childrenOf(element), marks)
  flow.say('”', marks)
}

const division: Rule = (element, flow, marks) => {
  if (hasClass(element, 'isomer-card-grid')) linkTiles(element, flow, marks)
  else if (hasClass(element, 'isomer-accordion')) accordion(element, flow, marks)
  else flow.paragraph(element, marks)
}

/** What each element becomes. All that HTML knows is here; a tag of somebody's own invention is not. */
const rules: Readonly<Record<string, Rule>> = {
  ...same(
    ['p', 'address', 'article', 'aside', 'body', 'center', 'footer', 'header', 'hgroup'],
    box,
  ),
  ...same(['html', 'main', 'nav', 'search', 'section', 'dl', 'dd', 'noscript', 'noframes'], box),
  ...same(
    ['form', 'fieldset', 'caption', 'legend', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
    box,
  ),
  ...same(['li', 'summary', 'figcaption', 'optgroup'], box),
  dt: (element, flow, marks) => {
    flow.endRun()
    decorated('strong')(element, flow, marks)
    flow.endRun()
  },
  div: division,
  h1: heading(1, 'h2'),
  h2: heading(2, 'h2'),
  h3: heading(3, 'h3'),
  h4: heading(4, 'h4'),
  h5: heading(5, 'h4'),
  h6: heading(6, 'h4'),
  ...same(['span', 'font', 'small', 'big', 'label', 'cite', 'dfn', 'var', 'time', 'data'], through),
  ...same(
    ['bdi', 'bdo', 'nobr', 'wbr', 'ruby', 'rb', 'rt', 'rp', 'rtc', 'picture', 'slot'],
    through,
  ),
  ...same(['colgroup', 'col', 'source', 'track', 'param', 'area', 'map', 'output'], through),
  q: quoted,
  ...same(['abbr', 'acronym'], abbreviated),
  ...same(['strong', 'b'], decorated('strong')),
  ...same(['em', 'i'], decorated('em')),
  ...same(['u', 'ins'], decorated('underline')),
  ...same(['s', 'del', 'strike'], decorated('strike-through')),
  ...same(['code', 'kbd', 'samp', 'tt'], decorated('code')),
  sup: decorated('sup'),
  sub: decorated('sub'),
  mark: decorated('highlight'),
  a: anchor,
  br: (_, flow, marks) => flow.lineBreak(marks),
  hr: (_, flow) => flow.add({_type: 'divider', _key: flow.reading.newKey()}),
  ...same(['pre', 'xmp', 'listing', 'plaintext'], preformatted),
  blockquote: quotation,
  ...same(['ul', 'ol', 'menu', 'dir'], list),
  table,
  img: image,
  figure: captioned,
  details: disclosure,
  iframe: embed,
  ...same(['video', 'audio', 'object', 'embed'], playedMedia),
  ...same(
    ['input', 'button', 'select', 'option', 'textarea', 'meter', 'progress', 'datalist'],
    control,
  ),
  script: leftOut('A script'),
  style: leftOut('A style sheet'),
  template: leftOut('A template'),
  ...same(['link', 'meta', 'base', 'head', 'title'], leftOut('A part of the head of a page')),
}

function same(names: readonly string[], rule: Rule): Record<string, Rule> {
  return Object.fromEntries(names.map((name) => [name, rule]))
}

/** The rule of an element; what nobody knows is noted, and its text kept. */
export function ruleOf(element: Element): Rule {
  return (Object.hasOwn(rules, element.tagName) ? rules[element.tagName] : undefined) ?? unknown
}

const unknown: Rule = (element, flow, marks) => {
  const addresses = [element, ...elementsIn(element)].flatMap(
    (inner) => attribute(inner, 'src') ?? [],
  )
  flow.reading.note({
    severity: 'warning',
    ...at(element, flow.reading),
    problem: `<${element.tagName}> is nothing that guides know. Its text was kept, what it draws was not.`,
    remedy: 'Compare with the old page; make a figure of it if it is a drawing.',
    ...(addresses[0] === undefined ? {} : {about: addresses[0]}),
  })
  flow.walk(childrenOf(element), marks)
}
