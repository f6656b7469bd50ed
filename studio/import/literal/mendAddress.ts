/** An address as it is stored. */
export interface MendedAddress {
  readonly href: string
  /** What had to be read into the address as written, as in “an e-mail address”; absent where it was plain. */
  readonly how?: string
}

const mailbox = /^[^\s@:/?<>]+@[^\s@:/?<>]+\.[^\s@:/?<>]+$/u
const hostName = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/?#].*)?$/iu

/**
 * Reads an address as browsers do (WHATWG URL Standard, section 4.4: blanks at the ends and line
 * breaks inside mean nothing, other blanks are %20), and mends what is broken in only one way: mail
 * links, hosts without a scheme, paths relative to the page. Takes the address as written and the
 * path of its page. What it cannot mend is handed back, to be refused.
 */
export function mendAddress(written: string, path: string): MendedAddress {
  const tidy = written
    .trim()
    .replaceAll(/[\n\r\t\u200b\u2060\ufeff]/gu, '')
    .replaceAll(/[\s\u00a0]/gu, '%20')
  const plain = tidy.replaceAll('%20', ' ').trim()
  const mail = /^(?:m\s*a\s*i\s*l?\s*;?\s*t\s*o?)\s*[:;]+\s*(?:\/\/)?(.*)$/iu.exec(plain)
  if (mail !== null) {
    const address = mail[1] ?? ''
    const [box = '', query] = splitOnce(address, '?')
    const compact = box.replaceAll(' ', '')
    const href = `mailto:${compact}${query === undefined ? '' : `?${query.replaceAll(' ', '%20')}`}`
    if (!mailbox.test(compact)) return {href: tidy}
    return href === tidy ? {href} : {href, how: 'a mail link'}
  }
  if (mailbox.test(plain)) return {href: `mailto:${plain}`, how: 'an e-mail address'}
  if (/^tel:/iu.test(plain)) {
    const href = `tel:${plain.slice(4).replaceAll(' ', '')}`
    return href === tidy ? {href} : {href, how: 'a telephone number'}
  }
  if (tidy.startsWith('//')) return {href: `https:${tidy}`, how: 'an address of the web'}
  if (tidy.startsWith('/') || tidy.startsWith('#')) return {href: tidy}
  if (/^[a-z][a-z0-9+.-]*:/iu.test(tidy) && !hostName.test(tidy)) return webAddress(tidy)
  if (hostName.test(tidy) && !/\.(?:html?|md|pdf|docx?|xlsx?|pptx?|png|jpe?g)$/iu.test(tidy)) {
    return {href: `https://${tidy}`, how: 'an address of the web'}
  }
  return relative(tidy, path)
}

/** Web addresses typed with too few or too many slashes or colons. */
function webAddress(tidy: string): MendedAddress {
  const broken = /^(https?)(?::?\/{0,1}:?\/{0,3}|:\/\/+)(?=[^/:])(.*)$/iu.exec(tidy)
  if (broken === null || /^https?:\/\/[^/]/iu.test(tidy)) return {href: tidy}
  const href = `${broken[1]?.toLowerCase()}://${broken[2]}`
  return URL.canParse(href) ? {href, how: 'an address of the web'} : {href: tidy}
}

function relative(tidy: string, path: string): MendedAddress {
  const base = `https://page.invalid${path.startsWith('/') ? path : '/'}`
  if (tidy === '' || !URL.canParse(tidy, base)) return {href: tidy}
  const {origin, pathname, search, hash} = new URL(tidy, base)
  if (origin !== 'https://page.invalid') return {href: tidy}
  return {href: `${pathname}${search}${hash}`, how: 'an address relative to its page'}
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const index = text.indexOf(mark)
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)]
}
