import type {Figure as StoredFigure} from '../../../schemas/generated/types.ts'
import {alternativeTextProblem} from '../../../schemas/rules/alternativeText.ts'
import {resolveOptionalLink} from '../links/links.ts'
import type {Figure} from '../model.ts'
import {fieldPath} from '../path.ts'
import {pictureOf} from '../picture.ts'
import type {Resolution} from '../resolution.ts'
import {type BlockParts, none, type ResolveBlock, some} from './block.ts'

/** Resolves a figure; undefined, with a finding, when its picture is missing. */
export function resolveFigure(
  stored: StoredFigure,
  key: string,
  at: string,
  resolution: Resolution,
): Figure | undefined {
  const picture = pictureOf(stored, resolution.library)
  if (picture === undefined) {
    const id = stored.asset?._ref
    resolution.report(
      'error',
      fieldPath(at, 'asset'),
      id === undefined
        ? missingPicture(stored.importedFrom)
        : `The picture “${id}” is missing from the store.`,
      id === undefined ? 'Choose a picture, or remove the figure.' : 'Upload the picture again.',
    )
    return undefined
  }
  const decorative = stored.decorative ?? false
  const alternativeText = decorative ? '' : resolution.text(stored.alt, fieldPath(at, 'alt')).trim()
  const problem = decorative ? undefined : alternativeTextProblem(alternativeText)
  if (problem !== undefined) {
    resolution.report(
      'error',
      fieldPath(at, 'alt'),
      `The figure “${picture.fileName ?? picture.asset}” lacks proper alternative text.`,
      problem,
    )
  }
  const caption = resolution.text(stored.caption, fieldPath(at, 'caption')).trim()
  const link = resolveOptionalLink(stored.href, `${key}-link`, at, resolution)
  if (link !== undefined && decorative) {
    resolution.report(
      'error',
      fieldPath(at, 'alt'),
      `A decorative figure opens ${link.address}: people who cannot see it would meet a link without words.`,
      'Say what the picture shows and where it leads, or take the address away.',
    )
  }
  return {
    _type: 'figure',
    _key: key,
    at,
    picture,
    alternativeText,
    ...(caption === '' ? {} : {caption}),
    ...(stored.width === undefined ? {} : {width: stored.width}),
    // Without words nobody could tell where it leads; there is a finding for that.
    ...(link === undefined || alternativeText === '' ? {} : {link}),
  }
}

function missingPicture(importedFrom: string | undefined): string {
  return importedFrom === undefined
    ? 'A figure has no picture.'
    : `The picture “${importedFrom}” of the old site was not imported.`
}

/** A figure that stands by itself. */
export const resolveFigureBlock: ResolveBlock<'figure'> = (stored, {at, resolution}) => {
  const resolved = resolveFigure(stored, stored._key, at, resolution)
  return resolved === undefined ? [] : [resolved]
}

export const figure: BlockParts<'figure'> = {
  blocks: none,
  links: ({link}) => (link === undefined ? [] : [link]),
  texts: ({caption}) => some(caption),
}
