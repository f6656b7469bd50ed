import type {Finding, Severity} from '../guide/finding/finding.ts'
import {budgetOf, type CardName} from './card.ts'
import type {OutgoingLink} from './contents.ts'

/** Where something stands. */
type Place = Pick<Finding, 'document' | 'path'>

/** Where something was written, and what it is called in findings. */
export interface Source extends Place {
  readonly what: string
}

/** A text of which a card shows less than all. */
export function textInPart(
  severity: Severity,
  card: CardName,
  source: Source | undefined,
  text: string,
  shown: string,
): Finding[] {
  if (source === undefined) return []
  const {what, path} = source
  const excess = Math.max(1, [...text].length - [...shown].length)
  const problem =
    shown === ''
      ? `The card “${card}” has no room for ${what}.`
      : `The card “${card}” shows ${what} only up to “${shown.slice(-40)}”.`
  const shortTitle = path === 'title' ? 'give the guide a short title, or ' : ''
  const characters = excess === 1 ? '1 character' : `${excess} characters`
  const remedy = `To have all of it on the card, ${shortTitle}shorten it by ${characters}.`
  return [finding(severity, source, problem, remedy)]
}

/** Addresses that the closing card has no room for. */
export function placesLeftOut(document: string, places: readonly OutgoingLink[]): Finding[] {
  const [first] = places
  if (first === undefined) return []
  const named = places.map(({text, address}) => `“${text}” (${address})`).join(', ')
  const problem = `The closing card has no room for the address of ${named}.`
  const remedy = 'To have it on the card, link to fewer addresses or to shorter ones.'
  return [finding('note', {document, path: first.at}, problem, remedy)]
}

/** A picture whose bytes cannot be decoded. */
export function unreadablePicture(source: Place, error: unknown): Finding {
  const problem = `The picture cannot be read: ${error instanceof Error ? error.message : String(error)}.`
  return finding('error', source, problem, 'Save it anew as PNG or JPEG and upload it again.')
}

/** A picture so long that a card shows only a part of it. */
export function pictureInPart(source: Place, card: CardName): Finding {
  const problem = `The card “${card}” shows only a part of the picture, which is too long for it.`
  const remedy = 'Crop the picture in Studio, or set its hotspot on the part that must be seen.'
  return finding('note', source, problem, remedy)
}

/** A card that is heavier than messengers take. */
export function weightFindings(source: Place, card: CardName, bytes: number): Finding[] {
  const budget = budgetOf(card)
  if (bytes <= budget) return []
  const [weight, most] = [bytes, budget].map((count) => `${Math.ceil(count / 1000)} kB`)
  const problem = `The card “${card}” weighs ${weight}; messengers may not show what is heavier than ${most}.`
  return [finding('warning', source, problem, 'Choose a picture with less detail, or crop it.')]
}

/** Something that was found about a card. */
function finding(
  severity: Severity,
  {document, path}: Place,
  problem: string,
  remedy: string,
): Finding {
  return {severity, document, path, channel: 'card', problem, remedy}
}
