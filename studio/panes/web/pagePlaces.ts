import {isIn} from '../../../renderers/guide/path.ts'
import {PLACE} from '../../../renderers/web/place.ts'

/** Marks where the cursor of the form is. */
const CURSOR = 'data-cursor'

/** How the parts of a page look that open a field: only in a preview. */
const STYLE = `
[${PLACE}] {cursor: pointer; scroll-margin: 12vh 0}
[${PLACE}]:hover:not(:has([${PLACE}]:hover)) {outline: 2px dashed var(--brand); outline-offset: 4px}
[${PLACE}][${CURSOR}] {outline: 2px solid var(--accent); outline-offset: 4px}
[${PLACE}]:focus-visible {outline: 3px solid var(--brand); outline-offset: 4px}
`

/**
 * Lets the parts of a page be clicked, and walked by keyboard: one of them is reached by Tab, arrows go on
 * from it, and Enter does what a click does. A frame runs no script of its own, so its reader does it.
 */
export function listenToPlaces(page: Document, onOpen: (path: string) => void): void {
  page.addEventListener('click', (event) => {
    const path = event.composedPath()
    const part = partsOf(page).findLast((one) => path.includes(one))
    // Whoever selects text wants to read or copy it.
    const isSelecting = page.getSelection()?.isCollapsed === false
    if (part !== undefined && !event.defaultPrevented && !isSelecting) onOpen(placeOf(part))
  })
  page.addEventListener('keydown', (event) => {
    const parts = partsOf(page)
    const target = parts.find((one) => one === event.target)
    if (target === undefined) return
    const step = steps[event.key]
    if (event.key === 'Enter') onOpen(placeOf(target))
    else if (step === undefined) return
    else {
      const next = parts[parts.indexOf(target) + step]
      if (next === undefined) return
      target.tabIndex = -1
      next.tabIndex = 0
      next.focus()
    }
    event.preventDefault()
  })
}

/** Marks what of a page can be opened: again whenever the page has changed. */
export function readyPlaces(page: Document): void {
  const style = page.createElement('style')
  style.textContent = STYLE
  page.head.append(style)
  const parts = partsOf(page)
  for (const part of parts) part.tabIndex = -1
  const stop = parts.find((one) => one === page.activeElement) ?? parts[0]
  if (stop !== undefined) stop.tabIndex = 0
}

const steps: Readonly<Record<string, number | undefined>> = {ArrowDown: 1, ArrowUp: -1}

/** Marks the part of a page that the cursor of the form is in, and returns it. */
export function markCursor(page: Document, cursor: string): HTMLElement | undefined {
  const parts = partsOf(page)
  for (const part of parts) part.removeAttribute(CURSOR)
  const around = parts.filter((part) => isIn(cursor, placeOf(part)))
  // What the page shows only the content of has no part of its own.
  const part = longest(around) ?? parts.find((one) => cursor !== '' && isIn(placeOf(one), cursor))
  part?.setAttribute(CURSOR, '')
  return part
}

function longest(parts: readonly HTMLElement[]): HTMLElement | undefined {
  return parts.toSorted((a, b) => placeOf(b).length - placeOf(a).length)[0]
}

function partsOf(page: Document): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(`[${PLACE}]`)]
}

function placeOf(part: HTMLElement): string {
  return part.getAttribute(PLACE) ?? ''
}
