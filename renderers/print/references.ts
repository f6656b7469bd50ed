import {qrCode} from '../qr.ts'
import type {ReferenceNode} from './node.ts'
import {textNodes} from './textNodes.ts'

/** Numbers the addresses that an insert links to, each once, in the order of their first mention. */
export class References {
  readonly #numbers = new Map<string, number>()

  /** The number of an address. */
  numberOf(address: string): number {
    const known = this.#numbers.get(address)
    if (known !== undefined) return known
    const number = this.#numbers.size + 1
    this.#numbers.set(address, number)
    return number
  }

  /** All numbered addresses with their QR codes. */
  list(): ReferenceNode[] {
    return [...this.#numbers].map(([address, number]) => ({
      number,
      href: address,
      address: textNodes(shown(address)),
      qr: qrOf(address),
    }))
  }
}

/** What a reader would type: without the scheme where it says nothing. */
function shown(address: string): string {
  return address.replace(/^(?:mailto|tel):/u, '')
}

/** The code of an address, without its quiet zone; null where it is too long to be scanned when printed small. */
function qrOf(address: string): ReferenceNode['qr'] {
  if (new TextEncoder().encode(address).length > 400) return null
  return qrCode(address)
}
