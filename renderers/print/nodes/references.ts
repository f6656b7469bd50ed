import {LRUCache} from 'lru-cache'
import type {PrintedLinks} from '../../../schemas/printedLinks.ts'
import {type QrCode, qrCode} from '../../qr.ts'
import type {ReferenceNode} from './node.ts'
import {fitsIn, type PrintContext} from './printContext.ts'
import {textNodes} from './textNodes.ts'

/** The list of addresses: in two columns with a gap, each with a number, a code and a gap: millimetres. */
const list = {gap: 6, number: 6, afterCode: 3} as const

/** How large the modules of a code are, so that cameras of phones tell them apart, and how large it is at the least. */
const code = {module: 0.36, least: 16} as const

/** More codes than these would fill pages: where the editor says nothing, the list goes without. */
const mostCodes = 12

/** The codes of addresses that were asked for last: many guides lead to the same. */
const codes = new LRUCache<string, QrCode>({max: 200, memoMethod: (address) => qrCode(address)})

/** Size of an address, against that of the text. */
const addressScale = 0.84

/** Numbers the addresses that an insert links to, each once, in the order of their first mention. */
export class References {
  readonly #numbers = new Map<string, number>()

  constructor(addresses: readonly string[] = []) {
    for (const address of addresses) this.numberOf(address)
  }

  get size(): number {
    return this.#numbers.size
  }

  /** The number of an address. */
  numberOf(address: string): number {
    const known = this.#numbers.get(address)
    if (known !== undefined) return known
    const number = this.#numbers.size + 1
    this.#numbers.set(address, number)
    return number
  }

  /**
   * All numbered addresses, with their QR codes where the editor wants them or where they are few.
   * Takes the measures of the text that they stand below.
   */
  list(
    context: Pick<PrintContext, 'width' | 'size' | 'textWidth'>,
    wanted: PrintedLinks | undefined,
  ): ReferenceNode[] {
    const hasCodes = wanted === undefined ? this.#numbers.size <= mostCodes : wanted === 'codes'
    const columns = this.#numbers.size > 1 ? 2 : 1
    const column = (context.width - list.gap * (columns - 1)) / columns
    return [...this.#numbers].map(([address, number]) => {
      const qr = hasCodes ? qrOf(address) : null
      const side = qr === null ? 0 : Math.max(code.least, qr.size * code.module)
      const width = column - list.number - (qr === null ? 0 : side + list.afterCode)
      const fits = fitsIn({...context, width}, addressScale)
      return {number, href: address, address: textNodes(shown(address), fits), qr, side}
    })
  }
}

/** What a reader would type: without the scheme where it says nothing. */
function shown(address: string): string {
  return address.replace(/^(?:mailto|tel):/u, '')
}

/** The code of an address, without its quiet zone; null where it is too long to be scanned when printed small. */
function qrOf(address: string): ReferenceNode['qr'] {
  if (new TextEncoder().encode(address).length > 400) return null
  return codes.memo(address)
}
