import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Picture} from '../../../renderers/guide/model.ts'
import {fieldPath} from '../../../renderers/guide/path.ts'
import type {ImagePlace, WebImage} from '../../../renderers/web/image.ts'
import {imageKey} from '../../../site/src/pictures.ts'
import {jsonDigest} from '../digest.ts'
import type {Entry} from '../guides/entry.ts'
import type {UrlOf} from '../pieces/originals.ts'
import type {Outcome, Piece} from '../pieces/piece.ts'
import type {Output} from '../publication/report/report.ts'
import type {CodeDigests} from '../workshop/codeDigests.ts'
import type {Workshop} from '../workshop/workshop.ts'
import type {ChannelResult, DrawChannel} from './channel.ts'

/**
 * Makes what a guide's page shows and links to: its pictures in all sizes, and its files. The page itself
 * comes when it is known what it can lead to (see `publication/guide/guidePages.ts`).
 */
export const drawWeb: DrawChannel = ({entry, urlOf}, workshop) =>
  drawResources(entry, urlOf, workshop)

/** Makes the pictures and files of a text of the site: of a guide, or of another page. */
export async function drawResources(
  text: Pick<Entry, 'id' | 'pictures' | 'files'>,
  urlOf: UrlOf,
  workshop: Workshop,
): Promise<ChannelResult> {
  const [pictures, files] = await Promise.all([
    Promise.all(
      text.pictures.map(async ({picture, place, at}) => ({
        key: imageKey(picture, place),
        at: fieldPath(at, 'asset'),
        outcome: await workshop.draw(picturePiece(picture, place, urlOf, workshop.code)),
      })),
    ),
    Promise.all(
      text.files.map(async ({path, asset, at}) => ({
        path,
        at,
        outcome: await workshop.draw(filePiece(asset, urlOf, workshop.code)),
      })),
    ),
  ])
  const images: Record<string, WebImage> = {}
  for (const {key, outcome} of pictures) {
    if (outcome.value !== undefined) images[key] = outcome.value.facts
  }
  const here = ({at, outcome}: {at: string; outcome: Pick<Outcome<'file'>, 'findings'>}) =>
    outcome.findings.map((finding): Finding => ({...finding, document: text.id, path: at}))
  const all = [...pictures, ...files]
  return {
    outputs: [
      ...pictures.flatMap(({outcome}) => pictureOutputs(outcome)),
      ...files.flatMap(({path, outcome}) =>
        (outcome.value?.files ?? []).map(({sha256, bytes}) => ({
          path: `site${path}`,
          sha256,
          bytes,
        })),
      ),
    ],
    shown: {images},
    findings: all.flatMap(here),
    isTemporary: all.some(({outcome}) => outcome.isTemporary),
  }
}

/** A picture of a web page in all sizes and formats. */
export function picturePiece(
  picture: Picture,
  place: ImagePlace,
  urlOf: UrlOf,
  code: CodeDigests,
): Piece<'picture'> {
  const url = urlOf(picture.asset)
  return {
    kind: 'picture',
    key: jsonDigest([code.picture, imageKey(picture, place)]),
    input: () => ({picture, place, ...(url === undefined ? {} : {url})}),
  }
}

/** Where the files of a picture stand. */
export function pictureOutputs({value}: Outcome<'picture'>): readonly Output[] {
  return (value?.files ?? []).map(({name, sha256, bytes}) => ({
    path: `site/images/${name}`,
    sha256,
    bytes,
  }))
}

function filePiece(asset: string, urlOf: UrlOf, code: CodeDigests): Piece<'file'> {
  const url = urlOf(asset)
  return {
    kind: 'file',
    key: jsonDigest([code.file, asset]),
    input: () => ({asset, ...(url === undefined ? {} : {url})}),
  }
}
