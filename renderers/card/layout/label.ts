import type {Room, Setting} from '../text/fit.ts'
import {type Shortened, shortenToFit} from '../text/shorten.ts'

/** A label: a few lines that shrink a little, and are cut between words rather than left out. */
export function setLabel(
  text: string,
  room: Pick<Room, 'width' | 'sizes'> & Partial<Room>,
  setting: Setting,
): Promise<Shortened | undefined> {
  const [largest = 0] = room.sizes
  const label = {height: largest * 1.6, maxLines: 2, weight: 700, role: 'title', ...room} as const
  return shortenToFit(text, label, setting)
}

/** An address as people read it: without its scheme and without the slash at its end. */
export function readableAddress(address: string): string {
  return address.replace(/^https?:\/\//u, '').replace(/\/$/u, '')
}
