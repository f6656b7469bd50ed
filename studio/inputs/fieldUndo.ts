/** What is typed without a longer pause is undone at once, in milliseconds. */
const PAUSE = 700

/** What a field held before, and after what was undone. */
interface Edits {
  readonly past: string[]
  readonly future: string[]
  value: string
  /** When it was last typed into, in milliseconds since 1970. */
  typed: number
}

type TextField = HTMLInputElement | HTMLTextAreaElement

/**
 * Keeps undoing within the field that somebody is in. A browser undoes whatever was last typed on the page:
 * in a dialog that is often a field behind it, which nobody sees change. Returns how to end it.
 */
export function undoWithinFields(): () => void {
  const edits = new WeakMap<TextField, Edits>()
  const editsOf = (field: TextField) => {
    const known = edits.get(field)
    if (known !== undefined) return known
    const begun: Edits = {past: [], future: [], value: field.value, typed: 0}
    edits.set(field, begun)
    return begun
  }
  const enter = ({target}: Event) => {
    if (isTextField(target)) editsOf(target)
  }
  const type = ({target, timeStamp, isTrusted}: Event) => {
    if (!isTrusted || !isTextField(target)) return
    const {past, future, value, typed} = editsOf(target)
    if (typed === 0 || timeStamp - typed > PAUSE) past.push(value)
    future.length = 0
    Object.assign(editsOf(target), {value: target.value, typed: timeStamp})
  }
  const undo = (event: KeyboardEvent) => {
    const {target} = event
    const way = wayOf(event)
    if (way === undefined || !(target instanceof Element)) return
    if (!isTextField(target)) {
      // On a button of a dialog there is nothing to undo; texts undo by themselves.
      const isText = target instanceof HTMLElement && target.isContentEditable
      if (!isText && target.closest('[role="dialog"]') !== null) stop(event)
      return
    }
    stop(event)
    const own = editsOf(target)
    // What changed otherwise, as by somebody else, is not undone here.
    if (own.value !== target.value) edits.delete(target)
    const {past, future, value} = editsOf(target)
    const [from, onto] = way === 'back' ? [past, future] : [future, past]
    const before = from.pop()
    if (before === undefined || target.readOnly) return
    onto.push(value)
    Object.assign(editsOf(target), {value: before, typed: 0})
    write(target, before)
  }
  const heard = [
    ['focusin', enter],
    ['input', type],
  ] as const
  for (const [name, hear] of heard) window.addEventListener(name, hear, true)
  window.addEventListener('keydown', undo, true)
  return () => {
    for (const [name, hear] of heard) window.removeEventListener(name, hear, true)
    window.removeEventListener('keydown', undo, true)
  }
}

function wayOf({key, ctrlKey, metaKey, altKey, shiftKey}: KeyboardEvent) {
  if (ctrlKey === metaKey || altKey) return undefined
  if (key.toLowerCase() === 'z') return shiftKey ? 'forth' : 'back'
  return key.toLowerCase() === 'y' ? 'forth' : undefined
}

function stop(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}

/** Puts a value into a field so that React hears of it as of typing. */
function write(field: TextField, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  field.dispatchEvent(new InputEvent('input', {bubbles: true}))
}

function isTextField(target: EventTarget | null): target is TextField {
  if (target instanceof HTMLTextAreaElement) return true
  return (
    target instanceof HTMLInputElement &&
    ['text', 'url', 'email', 'search', 'tel'].includes(target.type)
  )
}
