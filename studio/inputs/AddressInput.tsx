import type {ClipboardEvent} from 'react'
import {type StringInputProps, set} from 'sanity'
import {mendAddress} from '../import/literal/mendAddress.ts'

/** Draws a field for an address as Studio does; what is pasted is read: embed code, a link, a bare host name. */
export function AddressInput(props: StringInputProps) {
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    const address = addressIn(pasted)
    if (address === undefined || address === pasted) return
    event.preventDefault()
    event.stopPropagation()
    props.onChange(set(address))
  }
  return <div onPasteCapture={paste}>{props.renderDefault(props)}</div>
}

/** The address in what somebody pasted into a field for one; undefined where it is part of one, or none. */
function addressIn(pasted: string): string | undefined {
  const text = pasted.trim()
  if (text.startsWith('<')) {
    const page = new DOMParser().parseFromString(text, 'text/html')
    const element = page.querySelector(
      'iframe[src], a[href], embed[src], blockquote[cite], img[src]',
    )
    const written = ['src', 'href', 'cite'].map((name) => element?.getAttribute(name)).find(Boolean)
    return written == null ? undefined : mendAddress(written, '/').href
  }
  // Parts of an address are put where the cursor is, as anywhere else.
  return /^(?:[a-z][a-z0-9+.-]*:|www\.)|^[^\s@]+@[^\s@]+\.[^\s@]+$/iu.test(text)
    ? mendAddress(text, '/').href
    : undefined
}
