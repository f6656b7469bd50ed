import type {Change, Guide, Site, Translation} from '../../renderers/guide/model.ts'
import type {MenuItem, SiteFrame} from '../../renderers/guide/website/siteFrame.ts'
import type {SitePage} from '../../renderers/guide/website/sitePage.ts'
import type {WebImage} from '../../renderers/web/image.ts'
import type {Language} from '../../schemas/language.ts'

/** All that one page shows, as plain data: the same data gives the same page. */
export type Page =
  | GuidePage
  | SectionPage
  | HomePage
  | TextPage
  | SearchPage
  | ChangesPage
  | NotFoundPage

/** What stands around the content of every page. */
interface Shell {
  readonly site: Site
  readonly frame: SiteFrame
  readonly theme: ThemeColour
  /** Whether any change is noted, so that there is a list of them. */
  readonly hasChanges: boolean
  readonly logo?: WebImage
  /** What messengers show beside a link to the page. */
  readonly linkPreview?: LinkPreview
  /** Set where an editor looks at a draft: where the visitors' site is. */
  readonly preview?: string
}

/** The colour of the header, by which a browser tints what stands around the page. */
export interface ThemeColour {
  readonly light: string
  readonly dark: string
}

export interface GuidePage extends Shell {
  readonly kind: 'guide'
  readonly guide: Guide
  /** How its pictures are served, by `imageKey`. */
  readonly images: Readonly<Record<string, WebImage>>
  readonly breadcrumbs: readonly SitePlace[]
  /** All guides of its navigation group, itself included. */
  readonly neighbours: readonly Neighbour[]
  /** The accessible edition of its handbook insert. */
  readonly insert?: OfferedFile
}

export interface SectionPage extends Shell {
  readonly kind: 'section'
  readonly section: SiteSection
  readonly introduction?: Text
  readonly breadcrumbs: readonly SitePlace[]
}

export interface HomePage extends Shell {
  readonly kind: 'home'
  readonly introduction?: Text
  readonly guides: readonly GuideLink[]
}

/** A page of text alone, as a statement. */
export interface TextPage extends Shell {
  readonly kind: 'text'
  readonly text: Text
  readonly breadcrumbs: readonly SitePlace[]
}

/** What an editor wrote for a page that is not a guide. */
export interface Text {
  readonly page: SitePage
  /** How its pictures are served, by `imageKey`. */
  readonly images: Readonly<Record<string, WebImage>>
}

/** A change note and its guide. */
export interface NotedChange {
  readonly guide: Pick<ListedGuide, 'title' | 'path' | 'language'>
  readonly change: Change
}

/** What changed lately. */
export interface ChangesPage extends Shell {
  readonly kind: 'changes'
  readonly changes: readonly NotedChange[]
}

/** Where visitors search in one language; without script it lists all guides. */
export interface SearchPage extends Shell {
  readonly kind: 'search'
  readonly language: Language
  /** All languages that there is such a page for. */
  readonly languages: readonly Language[]
  readonly guides: readonly GuideLink[]
}

export interface NotFoundPage extends Shell {
  readonly kind: 'notFound'
  readonly guides: readonly GuideLink[]
}

/** A guide as lists, menus and the sitemap show it. */
export interface ListedGuide {
  readonly id: string
  readonly title: string
  readonly path: string
  readonly summary: string
  readonly language: Language
  readonly navigationGroup: string
  /** ISO 8601 in UTC. */
  readonly updatedAt: string
  readonly formerPaths: readonly string[]
  readonly translations: readonly Translation[]
  readonly changes?: readonly Change[]
}

/** What a list of links shows of a guide: nothing else, so that lists stay as they are when a text changes. */
export interface GuideLink
  extends Pick<ListedGuide, 'title' | 'path' | 'language' | 'navigationGroup'> {
  readonly summary?: string
}

/** One page that menus and breadcrumbs lead to. */
export type SitePlace = MenuItem

export type Neighbour = Pick<ListedGuide, 'id' | 'title' | 'path'>

/** A page that lists what stands below its path. */
export interface SiteSection extends SitePlace {
  readonly sections: readonly SitePlace[]
  readonly guides: readonly GuideLink[]
}

/** A file that a page offers. */
export interface OfferedFile {
  /** On the site. */
  readonly path: string
  readonly bytes: number
}

/** The picture that messengers show beside a link. */
export interface LinkPreview {
  /** On the site. */
  readonly path: string
  readonly mediaType: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly alternativeText: string
}
