import type {Finding} from '../../guide/finding.ts'
import type {Figure, Guide} from '../../guide/model.ts'
import type {CardName} from '../card.ts'
import type {Shortened} from '../text/shorten.ts'
import type {Place} from './contents.ts'

/** A title that fits a card at no size: how much of it has to go. */
export function titleOverflow(guide: Guide, card: CardName, cut: Shortened | undefined): Finding {
  const excess = cut?.excess ?? guide.title.length
  return {
    severity: 'warning',
    document: guide.id,
    path: 'title',
    channel: 'card',
    problem: `The title does not fit on the card “${card}”, which shows “${cut?.text ?? ''}”.`,
    remedy: `Give the guide a short title, or shorten the title by ${characters(excess)}.`,
  }
}

/** A text of which a card shows less than all, such as a summary or a note. */
export function textShortened(
  guide: Guide,
  path: string,
  what: string,
  card: CardName,
  {whole, shown}: {readonly whole: string; readonly shown: string},
): Finding {
  return {
    severity: 'note',
    document: guide.id,
    path,
    channel: 'card',
    problem:
      shown === ''
        ? `The card “${card}” has no room for the ${what}.`
        : `The card “${card}” shows the ${what} only up to “${shown.slice(-40)}”.`,
    remedy: `To have all of it on the card, shorten the ${what} by ${characters(whole.length - shown.length)}.`,
  }
}

/** A name, an address or another label that had to be cut. */
export function labelCut(
  label: {readonly document: string; readonly path: string; readonly what: string},
  card: CardName,
  cut: Shortened | undefined,
): Finding[] {
  const {document, path, what} = label
  if (cut === undefined || cut.excess === 0) return []
  return [
    {
      severity: 'warning',
      document,
      path,
      channel: 'card',
      problem: `The card “${card}” has no room for ${what}, and shows “${cut.text}”.`,
      remedy: `Shorten it by ${characters(cut.excess)}.`,
    },
  ]
}

/** A figure that had to make room for a title. */
export function figureCrowdedOut(guide: Guide, card: CardName, figure: Figure): Finding {
  return {
    severity: 'note',
    document: guide.id,
    path: figure.at,
    channel: 'card',
    problem: `The card “${card}” has no room for the figure beside so long a title.`,
    remedy: 'Give the guide a short title.',
  }
}

/** Addresses that the closing card has no room for. */
export function placesLeftOut(guide: Guide, [first, ...others]: readonly Place[]): Finding[] {
  if (first === undefined) return []
  const named = [first, ...others].map(({text, address}) => `“${text}” (${address})`).join(', ')
  return [
    {
      severity: 'note',
      document: guide.id,
      path: first.at,
      channel: 'card',
      problem: `The closing card has no room for the address of ${named}.`,
      remedy: 'To have it on the card, link to fewer addresses or to shorter ones.',
    },
  ]
}

/** An instruction of which a card shows less than all. */
export function instructionShortened(
  guide: Guide,
  path: string,
  card: CardName,
  whole: string,
  shortened: Shortened | undefined,
): Finding {
  const {text, excess} = shortened ?? {text: '', excess: whole.length}
  return {
    severity: excess > 0 ? 'warning' : 'note',
    document: guide.id,
    path,
    channel: 'card',
    problem: `The card “${card}” shows the instruction only up to “${text.slice(-40)}”.`,
    remedy:
      excess > 0
        ? `Shorten its first sentence by ${characters(excess)}, or split it.`
        : `To have all of it on the card, shorten it by ${characters(whole.length - text.length)}.`,
  }
}

/** A picture whose bytes cannot be decoded. */
export function unreadablePicture(document: string, path: string, error: unknown): Finding {
  return {
    severity: 'error',
    document,
    path,
    channel: 'card',
    problem: `The picture cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    remedy: 'Save it anew as PNG or JPEG and upload it again.',
  }
}

/** A picture so long that a card shows only a part of it. */
export function pictureInPart(document: string, {at}: Figure, card: CardName): Finding {
  return {
    severity: 'note',
    document,
    path: at,
    channel: 'card',
    problem: `The card “${card}” shows only a part of the picture, which is too long for it.`,
    remedy: 'Crop the picture in Studio, or set its hotspot on the part that must be seen.',
  }
}

/** A card that is heavier than messengers take. */
export function tooHeavy(
  document: string,
  path: string,
  card: CardName,
  {bytes, budget}: {readonly bytes: number; readonly budget: number},
): Finding {
  const kilobytes = (count: number) => `${Math.ceil(count / 1000)} kB`
  return {
    severity: 'warning',
    document,
    path,
    channel: 'card',
    problem: `The card “${card}” weighs ${kilobytes(bytes)}; messengers may not show what is heavier than ${kilobytes(budget)}.`,
    remedy: 'Choose a picture with less detail, or crop it.',
  }
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`
}
