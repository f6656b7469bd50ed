import {BookIcon} from '@sanity/icons/Book'
import {CogIcon} from '@sanity/icons/Cog'
import {DocumentIcon} from '@sanity/icons/Document'
import {DocumentsIcon} from '@sanity/icons/Documents'
import {FolderIcon} from '@sanity/icons/Folder'
import {PlugIcon} from '@sanity/icons/Plug'
import {distinctUntilChanged, map} from 'rxjs'
import type {ListItemBuilder, StructureBuilder, StructureResolver} from 'sanity/structure'
import {keepLast} from '../../attention/keepLast.ts'
import {listenSteadily} from '../listenSteadily.ts'
import {GROUP_NAMES, groupKey, groupListId, groupsIn} from './groups.ts'
import {singletons} from './singletons.ts'
import {inGroup, templateIds} from './templates.ts'

const API_VERSION = '2025-02-19'

/** The desk: what people work on, in their words. */
export const structure: StructureResolver = (S, {documentStore}) => {
  // Every click in the desk asks for its lists anew: what is known is there at once.
  const groups = listenSteadily(documentStore, GROUP_NAMES).pipe(
    map(groupsIn),
    distinctUntilChanged((some, others) => some.join('\n') === others.join('\n')),
    keepLast(),
  )
  return S.list()
    .id('desk')
    .title('Guidance')
    .items([
      S.listItem()
        .id('guides')
        .title('Guides')
        .icon(DocumentsIcon)
        .child(() => groups.pipe(map((names) => guidesByGroup(S, names)))),
      S.documentTypeListItem('service').title('Services').icon(PlugIcon),
      S.documentTypeListItem('sitePage').title('Pages').icon(DocumentIcon),
      S.divider(),
      singleDocument(S, 'handbook').icon(BookIcon),
      singleDocument(S, 'siteSettings').icon(CogIcon),
    ])
}

function guidesByGroup(S: StructureBuilder, groups: readonly string[]) {
  return S.list()
    .id('guides')
    .title('Guides')
    .items([
      S.listItem()
        .id('all')
        .title('All guides')
        .icon(DocumentsIcon)
        .child(
          S.documentTypeList('guide')
            .title('All guides')
            .initialValueTemplates(templateIds.map((id) => S.initialValueTemplateItem(id))),
        ),
      ...(groups.length > 0 ? [S.divider()] : []),
      ...groups.map((group) => groupItem(S, group)),
    ])
}

/** A new guide that is started in a group's list belongs to that group. */
function groupItem(S: StructureBuilder, group: string): ListItemBuilder {
  return S.listItem()
    .id(groupListId(group))
    .title(group)
    .icon(FolderIcon)
    .child(
      S.documentTypeList('guide')
        .title(group)
        .filter('_type == "guide" && lower(navigationGroup) == $key')
        .apiVersion(API_VERSION)
        .params({key: groupKey(group)})
        .initialValueTemplates(
          templateIds.map((id) =>
            S.initialValueTemplateItem(inGroup(id), {navigationGroup: group}),
          ),
        ),
    )
}

function singleDocument(S: StructureBuilder, type: keyof typeof singletons): ListItemBuilder {
  const {id, title} = singletons[type]
  return S.listItem()
    .id(type)
    .title(title)
    .child(S.defaultDocument({schemaType: type, documentId: id}).title(title))
}
