import {SaxesParser} from 'saxes'
import {refused} from '../door/apiError.ts'

/** Elements that run code, or hold what is not a drawing. */
const REFUSED_ELEMENTS: ReadonlySet<string> = new Set([
  'script',
  'foreignobject',
  'iframe',
  'embed',
  'object',
  'audio',
  'video',
  'canvas',
  'handler',
  'listener',
  'set',
  'animate',
  'animatemotion',
  'animatetransform',
])
const LINKS: ReadonlySet<string> = new Set(['href', 'src'])
const SAFE_LINK = /^\s*(#|data:image\/(png|jpeg|gif|webp);)/i
const LOADED = /url\(\s*["']?([^"')]*)/gi

/**
 * Refuses an SVG that could do more than draw: scripts, event handlers, links and anything loaded
 * from elsewhere, entities of its own. Throws ApiError 400 that names what it found.
 */
export function checkSvg(bytes: Buffer): void {
  const text = new TextDecoder('utf-8', {fatal: false}).decode(bytes)
  const parser = new SaxesParser({xmlns: false})
  let fault: string | undefined
  const found = (what: string) => {
    fault ??= what
  }
  parser.on('error', (error) => found(`it is no well-formed SVG (${error.message})`))
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) found('it declares entities')
  })
  parser.on('processinginstruction', ({target}) => found(`it has the instruction <?${target}?>`))
  parser.on('opentag', ({name, attributes}) => {
    const element = localName(name)
    if (REFUSED_ELEMENTS.has(element)) found(`it has a <${name}>`)
    for (const [attribute, value] of Object.entries(attributes)) {
      const faulty = attributeFault(localName(attribute), String(value))
      if (faulty) found(`its <${name}> has ${faulty}`)
    }
  })
  const inStyle = (content: string) => {
    if (loadsSomething(content)) found('its style loads something')
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
  return loadsSomething(value) ? `a "${name}" that loads something` : undefined
}

/** Whether style text fetches anything; escapes, which could hide that, count as if it did. */
function loadsSomething(style: string): boolean {
  if (/@import/i.test(style)) return true
  const loads = /url\(/i.test(style) || /u\\|\\[0-9a-f]/i.test(style)
  if (!loads) return false
  return (
    style.includes('\\') ||
    [...style.matchAll(LOADED)].some(([, target = '']) => !SAFE_LINK.test(target))
  )
}

/** The name without its namespace prefix, in small letters. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
