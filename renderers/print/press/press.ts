import {type PDFDocument, PDFHeader} from '@cantoo/pdf-lib'
import type {Ink} from '../edition.ts'
import type {PageContent} from '../finished/operators.ts'
import {overprintBlack} from '../finished/overprint.ts'
import {convertPictures} from '../finished/pictureInks.ts'
import type {Layout} from '../layout.ts'
import {writeBoxes} from './boxes.ts'
import {type Profile, writeOutputIntent} from './outputIntent.ts'

/**
 * Finishes a press edition: page boxes, black that overprints, pictures in the inks asked for, and the
 * output intent of PDF/X-4 where a profile is named. Typst knows neither yet. Takes what the pages draw, where it was read
 * already. Tags and page labels survive.
 */
export async function finishForPress(
  document: PDFDocument,
  layout: Layout,
  {profile, ink}: {readonly profile?: Profile; readonly ink?: Ink},
  contents?: readonly PageContent[],
): Promise<void> {
  // What PDF/X-4 is built on (ISO 15930-7), and what Typst as WebAssembly cannot be asked for.
  document.context.header = PDFHeader.forVersion(1, 6)
  writeBoxes(document, layout)
  overprintBlack(document, contents)
  if (ink !== undefined) await convertPictures(document, ink, profile)
  if (profile !== undefined) writeOutputIntent(document, profile)
}
