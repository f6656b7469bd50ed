import {SaxesParser} from 'saxes'
import {refused} from '../door/apiError.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** Elements that draw, or describe a drawing: none runs code, fetches, moves, or holds a page. */
const ELEMENTS: ReadonlySet<string> = new Set(
  `svg g defs symbol use switch a title desc metadata style
  path rect circle ellipse line polyline polygon text tspan textPath image
  linearGradient radialGradient stop pattern clipPath mask marker
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
  feSpotLight feTile feTurbulence`.split(/\s+/),
)

/** What drawing programs note for themselves; nothing draws or runs it. */
const NOTES: ReadonlySet<string> = new Set([
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.inkscape.org/namespaces/inkscape',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://purl.org/dc/elements/1.1/',
  'http://www.bohemiancoding.com/sketch/ns',
  'http://www.serif.com/',
])

const LINKS: ReadonlySet<string> = new Set(['href', 'src'])
const SAFE_LINK = /^\s*(#|data:image\/(png|jpeg|gif|webp);)/i
const LOADED = /url\(\s*["']?([^"')]*)/gi
/** Copies of copies multiply: so many are enough for any drawing. */
const MAX_COPIES = 1000

/**
 * Refuses an SVG that could do more than draw: elements that are not known to be safe, event
 * handlers, links and anything loaded from elsewhere, entities of its own.
 * Throws ApiError 400 that names what it found.
 */
export function checkSvg(bytes: Buffer): void {
  const text = new TextDecoder('utf-8', {fatal: false}).decode(bytes)
  const parser = new SaxesParser({xmlns: true})
  let fault: string | undefined
  const found = (what: string) => {
    fault ??= what
  }
  const open: string[] = []
  let copies = 0
  parser.on('error', (error) => found(`it is not a well-formed SVG (${error.message})`))
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) found('it declares entities')
  })
  parser.on('processinginstruction', ({target}) => found(`it has the instruction <?${target}?>`))
  parser.on('opentag', ({name, local, uri, attributes}) => {
    open.push(uri === SVG ? local : '')
    if (uri === SVG ? !ELEMENTS.has(local) : !NOTES.has(uri)) found(`it has a <${name}>`)
    if (local === 'use') copies += 1
    if (copies > MAX_COPIES) found(`it has more than ${MAX_COPIES} <use>`)
    for (const {local: attribute, value} of Object.values(attributes)) {
      const faulty = attributeFault(attribute.toLowerCase(), value)
      if (faulty) found(`its <${name}> has ${faulty}`)
    }
  })
  parser.on('closetag', () => open.pop())
  const inStyle = (content: string) => {
    if (open.at(-1) === 'style' && loadsSomething(content)) found('its style loads something')
  }
  parser.on('text', inStyle)
  parser.on('cdata', inStyle)
  parser.write(text).close()
  if (fault !== undefined) {
    throw refused(
      400,
      'Bad Request',
      `This SVG is not safe: ${fault}. Save it as "plain SVG", or use PNG.`,
    )
  }
}

function attributeFault(name: string, value: string): string | undefined {
  if (name.startsWith('on')) return `the event handler "${name}"`
  if (LINKS.has(name) && !SAFE_LINK.test(value)) return `a link to "${value.slice(0, 60)}"`
  const isLoading = name === 'style' ? loadsSomething(value) : hasForeignUrl(value)
  return isLoading ? `a "${name}" that loads something` : undefined
}

/** Whether style text fetches anything; an escape, which could hide that, counts as if it did. */
function loadsSomething(style: string): boolean {
  return style.includes('\\') || /@import/i.test(style) || hasForeignUrl(style)
}

function hasForeignUrl(value: string): boolean {
  if (!/url\(/i.test(value)) return false
  return (
    value.includes('\\') || [...value.matchAll(LOADED)].some(([, to = '']) => !SAFE_LINK.test(to))
  )
}
