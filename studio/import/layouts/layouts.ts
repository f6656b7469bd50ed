import type {Language} from '../../../schemas/language.ts'
import {contactUs} from './contactUs.ts'
import {
  type Data,
  escaped,
  type IsomerLayout,
  type LayoutContent,
  noContent,
  textOf,
} from './layout.ts'

/** An address that stands for the page: the layout sends visitors there. */
const leadsTo =
  (...names: readonly string[]): IsomerLayout =>
  (data) => {
    const name = names.find((field) => textOf(data[field]) !== '')
    if (name === undefined) return noContent
    const address = textOf(data[name])
    const text = textOf(data.title) || address
    return {html: `<p><a href="${escaped(address)}">${escaped(text)}</a></p>`, fields: [name]}
  }

const layouts: Readonly<Record<string, IsomerLayout>> = {
  contact_us: contactUs,
  link: leadsTo('external', 'external_url', 'link', 'url', 'redirect_to'),
  file: leadsTo('file_url', 'file'),
}

/** Layouts whose pages are made of other pages, or of parts that guides do not have; why each is left out. */
const leftOut: Readonly<Record<string, string>> = {
  homepage:
    'It is the home page, which is made of other parts than a guide: the site has one of its own.',
  search: 'It is the page of the search, which the site has by itself.',
  resources: 'It lists other pages and says nothing of its own.',
  'resources-alt': 'It lists other pages and says nothing of its own.',
  'resources-landing': 'It lists other pages and says nothing of its own.',
  'resource-category': 'It lists other pages and says nothing of its own.',
  category: 'It lists other pages and says nothing of its own.',
  sitemap: 'It lists other pages and says nothing of its own.',
}

/** Why a page is not a guide, as a sentence; undefined where it is one. */
export function leftOutBecause(data: Data): string | undefined {
  if (textOf(data.permalink) === '/') return leftOut.homepage
  const layout = textOf(data.layout).toLowerCase()
  return Object.hasOwn(leftOut, layout) ? leftOut[layout] : undefined
}

/** The part of a page's front matter that its layout shows to visitors. */
export function frontMatterContent(data: Data, language: Language): LayoutContent {
  const name = textOf(data.layout).toLowerCase()
  const own = (Object.hasOwn(layouts, name) ? layouts[name] : undefined)?.(data, language)
  const date = dateOf(data, language)
  return {
    html: [date.html, own?.html ?? ''].filter((part) => part !== '').join('\n'),
    fields: [...date.fields, ...(own?.fields ?? [])],
  }
}

/** Posts show their date, which YAML may hold with a time. */
function dateOf({date}: Data, language: Language): LayoutContent {
  const written = textOf(date)
  const [year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})/u.exec(written) ?? []).slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return noContent
  const shown = new Intl.DateTimeFormat(language === 'en' ? 'en-SG' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day))
  return {html: `<p>${escaped(shown)}</p>`, fields: ['date']}
}
