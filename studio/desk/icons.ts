import {BlockElementIcon} from '@sanity/icons/BlockElement'
import {BookIcon} from '@sanity/icons/Book'
import {CodeBlockIcon} from '@sanity/icons/CodeBlock'
import {CogIcon} from '@sanity/icons/Cog'
import {DocumentIcon} from '@sanity/icons/Document'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {DownloadIcon} from '@sanity/icons/Download'
import {EarthGlobeIcon} from '@sanity/icons/EarthGlobe'
import {EditIcon} from '@sanity/icons/Edit'
import {ExpandIcon} from '@sanity/icons/Expand'
import {HelpCircleIcon} from '@sanity/icons/HelpCircle'
import {ImageIcon} from '@sanity/icons/Image'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {LinkIcon} from '@sanity/icons/Link'
import {OlistIcon} from '@sanity/icons/Olist'
import {PlayIcon} from '@sanity/icons/Play'
import {PlugIcon} from '@sanity/icons/Plug'
import {RemoveIcon} from '@sanity/icons/Remove'
import {ThListIcon} from '@sanity/icons/ThList'
import {TranslateIcon} from '@sanity/icons/Translate'
import {UlistIcon} from '@sanity/icons/Ulist'
import type {ComponentType} from 'react'
import type {SchemaTypeDefinition} from 'sanity'
import {withDecoratorIcons} from './decoratorIcons.tsx'
import {withGuideSign} from './withGuideSign.tsx'

/** The sign of each type that people pick from a list. */
const icons: Readonly<Record<string, ComponentType>> = {
  guide: DocumentTextIcon,
  sitePage: DocumentIcon,
  service: PlugIcon,
  handbook: BookIcon,
  siteSettings: CogIcon,
  handbookEntry: BookIcon,
  procedure: OlistIcon,
  step: OlistIcon,
  figure: ImageIcon,
  callout: InfoOutlineIcon,
  table: ThListIcon,
  disclosure: ExpandIcon,
  embed: PlayIcon,
  fillIn: EditIcon,
  itemList: UlistIcon,
  passage: BlockElementIcon,
  linkTiles: LinkIcon,
  linkTile: LinkIcon,
  codeSample: CodeBlockIcon,
  divider: RemoveIcon,
  handbookPage: BookIcon,
  link: EarthGlobeIcon,
  serviceLink: PlugIcon,
  guideLink: LinkIcon,
  fileLink: DownloadIcon,
  abbreviation: HelpCircleIcon,
  foreignText: TranslateIcon,
}

/** The same types, with their signs: what a type is called and holds is said in the schemas. */
export function withIcons(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  return types
    .map(withDecoratorIcons)
    .map(withGuideSign)
    .map((type) => {
      const icon = icons[type.name]
      return icon === undefined ? type : {...type, icon}
    })
}
