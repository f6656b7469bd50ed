import {siteWords} from '../../../renderers/web/words.ts'
import {type Language, languages} from '../../../schemas/language.ts'
import {newestChanges} from '../../../site/src/changes.ts'
import {SCHOOL_LANGUAGE} from '../../../site/src/otherLanguage.ts'
import {CHANGES_PATH, searchPaths} from '../../../site/src/ownPaths.ts'
import type {ListedGuide, Page} from '../../../site/src/page.ts'
import type {SiteMap} from '../../../site/src/siteMap.ts'
import type {Shell} from './shell.ts'
import type {Texts} from './texts.ts'

/** A page that is no guide, to be drawn. */
export interface PlannedPage {
  readonly path: string
  readonly page: Page
  /** What messengers show beside a link to it. */
  readonly title: string
  readonly language: Language
}

/** All pages of a site but its guides. */
export function plannedPages(
  shell: Shell,
  guides: readonly ListedGuide[],
  {sections, breadcrumbsOf}: SiteMap,
  {byPath}: Pick<Texts, 'byPath'>,
): readonly PlannedPage[] {
  const introductionOf = (path: string) => {
    const introduction = byPath.get(path)
    return introduction === undefined ? {} : {introduction}
  }
  const home = byPath.get('/')?.page
  const language = SCHOOL_LANGUAGE
  const {name} = shell.site
  const changes = newestChanges(guides)
  const listed = new Set(['/', ...sections.map(({path}) => path)])
  return [
    {
      path: '/',
      page: {kind: 'home', ...shell, ...introductionOf('/'), guides},
      title: home?.title ?? name,
      language: home?.language ?? language,
    },
    ...languages.map(
      (one): PlannedPage => ({
        path: searchPaths[one],
        page: {kind: 'search', ...shell, language: one, guides},
        title: name,
        language: one,
      }),
    ),
    ...(changes.length === 0
      ? []
      : [
          {
            path: CHANGES_PATH,
            page: {kind: 'changes', ...shell, changes} as const,
            title: siteWords[language].changes,
            language,
          },
        ]),
    {path: '/404/', page: {kind: 'notFound', ...shell, guides}, title: name, language},
    ...sections.map((section): PlannedPage => {
      const {path, title, language: of} = section
      const around = {...shell, ...introductionOf(path), breadcrumbs: breadcrumbsOf(path)}
      return {path, page: {kind: 'section', ...around, section}, title, language: of}
    }),
    ...[...byPath.values()]
      .filter(({page}) => !listed.has(page.path))
      .map((text): PlannedPage => {
        const {path, title} = text.page
        const breadcrumbs = breadcrumbsOf(path)
        return {
          path,
          page: {kind: 'text', ...shell, text, breadcrumbs},
          title,
          language: text.page.language,
        }
      }),
  ]
}
