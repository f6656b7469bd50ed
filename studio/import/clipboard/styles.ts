import {defaultTreeAdapter as tree} from 'parse5'
import {
  attribute,
  childrenOf,
  type Element,
  elementsIn,
  type Fragment,
  isElement,
  textIn,
} from '../page/tree.ts'

/** What a style sheet or attribute says, by property. */
type Style = ReadonlyMap<string, string>

/** Programs write bold and italics as styles: these become the elements that say the same. */
export function styledAsElements(root: Fragment | Element): void {
  const classes = classesIn(root)
  for (const element of [...elementsIn(root)]) {
    const style = new Map([...stylesOfClasses(element, classes), ...styleOf(element)])
    if (/^(?:b|strong)$/u.test(element.tagName) && isNormal(style.get('font-weight'))) {
      rename(element, 'span')
    }
    if (/^(?:h[1-6]|th|style|script)$/u.test(element.tagName)) continue
    if (isBold(style.get('font-weight'))) wrapContent(element, 'strong')
    if (/^(?:italic|oblique)/u.test(style.get('font-style') ?? '')) wrapContent(element, 'em')
    const line = style.get('text-decoration') ?? style.get('text-decoration-line') ?? ''
    if (line.includes('line-through')) wrapContent(element, 'del')
    const height = style.get('vertical-align')
    if (element.tagName === 'span' && height === 'super') wrapContent(element, 'sup')
    if (element.tagName === 'span' && height === 'sub') wrapContent(element, 'sub')
  }
}

/** The style that an element has by its own attribute. */
export function styleOf(element: Element): Style {
  return declarationsIn(attribute(element, 'style') ?? '')
}

function declarationsIn(text: string): Style {
  return new Map(
    text.split(';').flatMap((declaration) => {
      const colon = declaration.indexOf(':')
      if (colon < 0) return []
      const name = declaration.slice(0, colon).trim().toLowerCase()
      return [
        [
          name,
          declaration
            .slice(colon + 1)
            .trim()
            .toLowerCase(),
        ],
      ]
    }),
  )
}

/** Rules for one class, as Pages, Excel and LibreOffice write them: `span.s1 {font-weight: bold}`, `.xl65 {…}`. */
function classesIn(root: Fragment | Element): ReadonlyMap<string, Style> {
  const sheets = [...elementsIn(root)].filter(({tagName}) => tagName === 'style').map(textIn)
  const found = new Map<string, Style>()
  for (const sheet of sheets) {
    for (const [, selectors = '', body = ''] of sheet.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
      for (const selector of selectors.split(',')) {
        const name = /^\s*(?:\w+)?\.([\w-]+)\s*$/u.exec(selector)?.[1]
        if (name !== undefined) found.set(name, declarationsIn(body))
      }
    }
  }
  return found
}

function stylesOfClasses(
  element: Element,
  classes: ReadonlyMap<string, Style>,
): [string, string][] {
  const names = (attribute(element, 'class') ?? '').split(/\s+/u)
  return names.flatMap((name) => [...(classes.get(name) ?? [])])
}

function isBold(weight: string | undefined): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

function isNormal(weight: string | undefined): boolean {
  return weight === 'normal' || Number(weight) < 600
}

function rename(element: Element, tagName: string): void {
  element.tagName = tagName
  element.nodeName = tagName
}

/** Puts all that an element holds into a new one; what stands in boxes stays in them. */
function wrapContent(element: Element, tagName: 'strong' | 'em' | 'del' | 'sup' | 'sub'): void {
  const blocks = childrenOf(element).filter((node) => isElement(node) && isBox.test(node.tagName))
  if (blocks.length > 0) {
    for (const block of blocks) if (isElement(block)) wrapContent(block, tagName)
    return
  }
  if (isBox.test(element.tagName) && /^(?:table|tbody|thead|tr|ul|ol)$/u.test(element.tagName))
    return
  const wrapper = tree.createElement(tagName, element.namespaceURI, [])
  for (const node of [...element.childNodes]) {
    tree.detachNode(node)
    tree.appendChild(wrapper, node)
  }
  tree.appendChild(element, wrapper)
}

const isBox =
  /^(?:p|div|h[1-6]|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|blockquote|figure|section|article)$/u
