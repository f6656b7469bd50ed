import {siteWords} from '../../../../renderers/web/words.ts'
import {type Language, languages} from '../../../../schemas/language.ts'
import {newestChanges} from '../../../../site/src/changes.ts'
import {SCHOOL_LANGUAGE} from '../../../../site/src/otherLanguage.ts'
import {CHANGES_PATH, searchPaths} from '../../../../site/src/ownPaths.ts'
import type {ListedGuide, Page} from '../../../../site/src/page.ts'
import {guideLinkOf, type SiteMap} from '../../../../site/src/siteMap.ts'
import type {Shell} from './shell.ts'
import type {Texts} from './texts.ts'

/** A page that is not a guide, to be drawn. */
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
  {pages, byPath}: Pick<Texts, 'pages' | 'byPath'>,
): readonly PlannedPage[] {
  const introductionOf = (path: string) => {
    const introduction = byPath.get(path)
    return introduction === undefined ? {} : {introduction}
  }
  const home = byPath.get('/')?.page
  const language = SCHOOL_LANGUAGE
  const {name} = shell.site
  const changes = newestChanges(guides)
  const links = guides.map(guideLinkOf)
  // Whoever searches without script looks for a title.
  const titles = links.map(({summary: _, ...link}) => link)
  const used = new Set([language, ...[...guides, ...pages].map((one) => one.language)])
  const spoken = languages.filter((one) => used.has(one))
  const listed = new Set(['/', ...sections.map(({path}) => path)])
  return [
    {
      path: '/',
      page: {kind: 'home', ...shell, ...introductionOf('/'), guides: links},
      title: home?.title ?? name,
      language: home?.language ?? language,
    },
    ...spoken.map(
      (one): PlannedPage => ({
        path: searchPaths[one],
        page: {kind: 'search', ...shell, language: one, languages: spoken, guides: titles},
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
    {path: '/404/', page: {kind: 'notFound', ...shell, guides: links}, title: name, language},
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
