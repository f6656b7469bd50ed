import type {Finding} from '../guide/finding.ts'
import type {Guide, Picture} from '../guide/model.ts'
import type {CardName} from './card.ts'
import type {Shortened} from './shorten.ts'

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

/** A summary of which a card shows less than all. */
export function summaryShortened(guide: Guide, card: CardName, shown: string): Finding {
  const excess = guide.summary.length - shown.length
  return {
    severity: 'note',
    document: guide.id,
    path: 'summary',
    channel: 'card',
    problem:
      shown === ''
        ? `The card “${card}” has no room for the summary.`
        : `The card “${card}” shows the summary only up to “${shown.slice(-40)}”.`,
    remedy: `To have all of it on the card, shorten the summary by ${characters(excess)}.`,
  }
}

/** An instruction of which a card shows less than all. */
export function instructionShortened(
  guide: Guide,
  path: string,
  card: CardName,
  whole: string,
  {text, excess}: Shortened,
): Finding {
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
export function unreadablePicture({id}: Guide, {asset}: Picture, error: unknown): Finding {
  return {
    severity: 'error',
    document: id,
    path: asset,
    channel: 'card',
    problem: `The picture “${asset}” cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    remedy: 'Save it anew as PNG or JPEG and upload it again.',
  }
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`
}
