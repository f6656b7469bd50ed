import {linkProblem} from './webAddress.ts'

/** Google keeps several kinds of pages on one host, told apart by how their paths begin. */
const sharedHost = 'docs.google.com'

interface Provider {
  readonly title: string
  readonly hosts: readonly string[]
  /** How its paths begin on the host that several share; who has none takes the rest. */
  readonly path?: string
}

/** Whose pages may be embedded, by host name. */
export const embedProviders = {
  youtube: {
    title: 'YouTube',
    hosts: [
      'youtube.com',
      'www.youtube.com',
      'www.youtube-nocookie.com',
      'youtu.be',
      'm.youtube.com',
    ],
  },
  googleSlides: {title: 'Google Slides', hosts: ['docs.google.com'], path: '/presentation/'},
  googleSheets: {title: 'Google Sheets', hosts: ['docs.google.com'], path: '/spreadsheets/'},
  googleForms: {title: 'Google Forms', hosts: ['docs.google.com', 'forms.gle'], path: '/forms/'},
  googleDocs: {title: 'Google Docs', hosts: ['docs.google.com']},
  googleDrive: {title: 'Google Drive', hosts: ['drive.google.com']},
  googleCalendar: {title: 'Google Calendar', hosts: ['calendar.google.com']},
  googleMaps: {
    title: 'Google Maps',
    hosts: ['www.google.com', 'maps.google.com', 'goo.gl', 'maps.app.goo.gl'],
  },
  formSg: {title: 'FormSG', hosts: ['form.gov.sg']},
  vimeo: {title: 'Vimeo', hosts: ['vimeo.com', 'player.vimeo.com']},
  facebook: {
    title: 'Facebook',
    hosts: ['www.facebook.com', 'facebook.com', 'fb.watch', 'm.facebook.com'],
  },
  instagram: {title: 'Instagram', hosts: ['www.instagram.com', 'instagram.com']},
} as const satisfies Readonly<Record<string, Provider>>

export type EmbedProvider = keyof typeof embedProviders

/** Finds whose page an address belongs to; undefined for anybody else's. */
export function embedProviderOf(address: string): EmbedProvider | undefined {
  if (!URL.canParse(address)) return undefined
  const {hostname, pathname} = new URL(address)
  const found = Object.entries<Provider>(embedProviders).find(
    ([, {hosts, path}]) =>
      hosts.includes(hostname) &&
      (path === undefined || hostname !== sharedHost || pathname.startsWith(path)),
  )
  const provider = found?.[0]
  // Google's main host serves everything; only its maps are welcome.
  if (provider === 'googleMaps' && hostname === 'www.google.com' && !pathname.startsWith('/maps'))
    return undefined
  return isEmbedProvider(provider) ? provider : undefined
}

function isEmbedProvider(name: string | undefined): name is EmbedProvider {
  return name !== undefined && Object.hasOwn(embedProviders, name)
}

/** Judges the address of an embed; returns what is wrong and how to mend it, or undefined. */
export function embedProblem(address: string | undefined): string | undefined {
  const problem = linkProblem(address)
  if (problem !== undefined) return problem
  if (address?.startsWith('https://') && embedProviderOf(address) !== undefined) return undefined
  const names = Object.values(embedProviders).map(({title}) => title)
  return `Paste the address of a page of ${names.join(', ')}, or the embed code that it offers: these can be shown on the page. Use a link for any other.`
}
