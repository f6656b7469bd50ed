import type {CardFormat} from '../../../renderers/card/card.ts'
import {jsonDigest} from '../digest.ts'
import {logoOriginal, originalsOf} from '../pieces/originals.ts'
import type {Piece} from '../pieces/piece.ts'
import type {CodeDigests} from '../workshop/codeDigests.ts'
import type {DrawChannel, Resolved} from './channel.ts'

/** Draws the cards of a guide; its link preview stands on the site too. */
export const drawCard: DrawChannel = async ({entry, guide, urlOf}, workshop) => {
  const {id, name, revision, digests} = entry
  const resolved = {digest: digests.card, guide, urlOf}
  const outcome = await workshop.draw(cardsPiece(resolved, undefined, workshop.code))
  const {findings, isTemporary, value} = outcome
  if (value === undefined) return {outputs: [], shown: {}, findings, isTemporary}
  const made = {guide: id, channel: 'card', revision} as const
  const outputs = value.files.map(({name: file, sha256, bytes}) => ({
    path: `cards/${name}/${file}`,
    sha256,
    bytes,
    ...made,
  }))
  const card = value.facts.cards.find(({name: kind}) => kind === 'og')
  const file = value.files.find(({name: known}) => known === card?.file)
  if (card === undefined || file === undefined) return {outputs, shown: {}, findings, isTemporary}
  const {mediaType, width, height, alternativeText} = card
  const path = `/cards/${name}/${card.file}`
  const {sha256, bytes} = file
  return {
    outputs: [...outputs, {path: `site${path}`, sha256, bytes, ...made}],
    shown: {linkPreview: {path, mediaType, width, height, alternativeText}},
    findings,
    isTemporary,
  }
}

/** All cards of a guide. */
export function cardsPiece(
  {digest, guide, urlOf}: Resolved,
  format: CardFormat | undefined,
  code: CodeDigests,
): Piece<'cards'> {
  return {
    kind: 'cards',
    key: jsonDigest([code.cards, digest, format ?? 'usual']),
    input: () => {
      const resolved = guide()
      const originals = [...originalsOf(resolved, urlOf), ...logoOriginal(resolved.site, urlOf)]
      return {guide: resolved, originals, ...(format === undefined ? {} : {format})}
    },
  }
}
