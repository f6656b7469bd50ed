import {callout} from './blocks/callout.ts'
import {codeSample} from './blocks/codeSample.ts'
import {disclosure} from './blocks/disclosure.ts'
import {divider} from './blocks/divider.ts'
import {embed} from './blocks/embed.ts'
import {figure} from './blocks/figure.ts'
import {fillIn} from './blocks/fillIn.ts'
import {itemList} from './blocks/itemList/itemList.ts'
import {listItem} from './blocks/itemList/listItem.ts'
import {linkTile} from './blocks/linkTiles/linkTile.ts'
import {linkTiles} from './blocks/linkTiles/linkTiles.ts'
import {passage} from './blocks/passage.ts'
import {procedure} from './blocks/procedure/procedure.ts'
import {step} from './blocks/procedure/step.ts'
import {table} from './blocks/table/table.ts'
import {tableCell} from './blocks/table/tableCell.ts'
import {tableRow} from './blocks/table/tableRow.ts'
import {change} from './documents/change.ts'
import {guide} from './documents/guide.ts'
import {handbook} from './documents/handbook.ts'
import {handbookEntry} from './documents/handbookEntry.ts'
import {openingHours} from './documents/openingHours.ts'
import {service} from './documents/service.ts'
import {sitePage} from './documents/sitePage.ts'
import {siteSettings} from './documents/siteSettings.ts'
import {abbreviation} from './text/abbreviation.ts'
import {fileLink} from './text/fileLink.ts'
import {foreignText} from './text/foreignText.ts'
import {guideLink} from './text/guideLink.ts'
import {handbookPage} from './text/handbookPage.ts'
import {link} from './text/link.ts'
import {richText} from './text/richText.ts'
import {serviceLink} from './text/serviceLink.ts'
import {shortText} from './text/shortText.ts'

/** Every type of the content model, as Studio takes them. */
export const schemaTypes = [
  guide,
  service,
  handbook,
  sitePage,
  siteSettings,
  handbookEntry,
  change,
  openingHours,
  richText,
  shortText,
  procedure,
  step,
  figure,
  callout,
  table,
  tableRow,
  tableCell,
  disclosure,
  embed,
  fillIn,
  itemList,
  listItem,
  passage,
  divider,
  codeSample,
  linkTiles,
  linkTile,
  link,
  serviceLink,
  guideLink,
  fileLink,
  abbreviation,
  foreignText,
  handbookPage,
]
