import {type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef} from 'react'
import {styled} from 'styled-components'

const TEXT = "[role='textbox'][contenteditable]"
const TOOLBAR = "[data-testid='pt-editor__toolbar-card']"

/**
 * Names the text within for screen readers, which Studio leaves nameless, and makes its toolbar one that is
 * named and walked with arrows, which Tab enters and leaves at once
 * (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/). Lists and links stand before rarer marks.
 */
export function NamedText({name, children}: {name: string; children: ReactNode}) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const {current} = frame
    if (current === null) return undefined
    // A text is a textbox once it can be written; Studio draws the toolbar when the text is entered, and its
    // buttons anew as room grows and shrinks.
    const label = () => {
      current.querySelector(TEXT)?.setAttribute('aria-label', name)
      for (const toolbar of current.querySelectorAll(TOOLBAR)) {
        // A role set again counts as a change, and would call this again without end.
        if (toolbar.role !== 'toolbar') toolbar.role = 'toolbar'
        toolbar.ariaLabel = `${name}: formatting`
        keepOneStop(toolbar)
      }
    }
    label()
    const observer = new MutationObserver(label)
    observer.observe(current, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'role'],
    })
    return () => observer.disconnect()
  }, [name])
  return (
    <Ordered ref={frame} onKeyDownCapture={walk} onFocusCapture={moveStop}>
      {children}
    </Ordered>
  )
}

function walk(event: KeyboardEvent): void {
  const toolbar = toolbarOf(event.target)
  if (toolbar === undefined) return
  const buttons = buttonsOf(toolbar)
  const here = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (here + 1) % buttons.length,
    ArrowLeft: (here - 1 + buttons.length) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  }
  const place = places[event.key]
  if (here < 0 || place === undefined) return
  event.preventDefault()
  event.stopPropagation()
  buttons[place]?.focus()
}

function moveStop({target}: FocusEvent): void {
  const toolbar = toolbarOf(target)
  if (toolbar !== undefined) keepOneStop(toolbar)
}

/** Tab stops at one button of the toolbar: where somebody is, or the first. */
function keepOneStop(toolbar: Element): void {
  const {activeElement} = document
  const stop = toolbar.contains(activeElement) ? activeElement : buttonsOf(toolbar)[0]
  for (const button of toolbar.querySelectorAll('button')) {
    button.tabIndex = button === stop ? 0 : -1
  }
}

/** The buttons that are shown and can be used, as they stand. */
function buttonsOf(toolbar: Element): HTMLButtonElement[] {
  return [...toolbar.querySelectorAll('button')]
    .filter((button) => !button.disabled && button.checkVisibility({visibilityProperty: true}))
    .sort((one, other) => leftOf(one) - leftOf(other))
}

function leftOf(element: Element): number {
  return element.getBoundingClientRect().left
}

function toolbarOf(target: EventTarget): Element | undefined {
  return target instanceof Element ? (target.closest(TOOLBAR) ?? undefined) : undefined
}

/** A button of Studio's toolbar and, where it is measured, what holds it alone. */
function button(name: string): string {
  const one = `[data-testid='action-button-${name}']`
  return `:is(${one}, :has(${one}):not(:has([data-testid^='action-button-']:not(${one}))))`
}

// Studio's own order is all marks, then lists, then links: at the end of a narrow toolbar those are folded away.
const Ordered = styled.div`
  min-width: 0;

  ${TOOLBAR} ${button('strong')},
  ${TOOLBAR} ${button('em')} {
    order: -3;
  }

  ${TOOLBAR} ${button('bullet')},
  ${TOOLBAR} ${button('number')} {
    order: -2;
  }

  ${TOOLBAR} ${button('link')},
  ${TOOLBAR} ${button('guideLink')},
  ${TOOLBAR} ${button('serviceLink')} {
    order: -1;
  }
`
