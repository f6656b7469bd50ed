import {useEditor} from '@portabletext/editor'
import {defineBehavior, effect} from '@portabletext/editor/behaviors'
import {getFocusBlockObject, isSelectionCollapsed} from '@portabletext/editor/selectors'
import {useEffect, useRef} from 'react'
import {type BlockProps, ChangeIndicator} from 'sanity'
import {styled} from 'styled-components'

/** How often it is looked whether a closing dialog has let go of the focus, in milliseconds; and how often at most. */
const LOOK = 50
const MAX_LOOKS = 40

/**
 * Draws a block as Studio does; but Enter opens a figure, a table or any other block that is not text, and
 * whoever closes it is back at it; and one that differs from the version it is compared with is marked, as
 * Studio marks fields.
 */
export function FormBlock(props: BlockProps) {
  if (props.schemaType.name === 'block') return props.renderDefault(props)
  return (
    <Marked path={props.path} hasFocus={props.focused} isChanged={props.changed}>
      {props.renderDefault(props)}
      <BlockKeys {...props} />
    </Marked>
  )
}

// An editor that fills the form marks its blocks itself.
const Marked = styled(ChangeIndicator)`
  [data-testid='pt-editor'][data-fullscreen='true'] & [data-testid='change-bar'] {
    display: none;
  }
`

function BlockKeys({value, open: isOpen, focused: isFocused, onOpen}: BlockProps) {
  const editor = useEditor()
  const open = useRef(onOpen)
  open.current = onOpen
  const wasOpen = useRef(false)
  const key = value._key

  useEffect(() => {
    if (!isFocused) return undefined
    return editor.registerBehavior({
      behavior: defineBehavior({
        on: 'keyboard.keydown',
        guard: ({snapshot, event: {originEvent}}) =>
          originEvent.key === 'Enter' &&
          !originEvent.shiftKey &&
          !originEvent.ctrlKey &&
          !originEvent.metaKey &&
          isSelectionCollapsed(snapshot) &&
          getFocusBlockObject(snapshot)?.node._key === key,
        actions: [() => [effect(() => open.current())]],
      }),
    })
  }, [editor, key, isFocused])

  useEffect(() => {
    if (isOpen) {
      wasOpen.current = true
      return undefined
    }
    if (!wasOpen.current) return undefined
    wasOpen.current = false
    // Studio's dialog takes the focus along as it closes, and leaves it nowhere.
    let looks = 0
    const looking = setInterval(() => {
      looks += 1
      const isNowhere = document.activeElement === document.body
      if (isNowhere) editor.send({type: 'focus'})
      if (isNowhere || looks > MAX_LOOKS) clearInterval(looking)
    }, LOOK)
    return () => clearInterval(looking)
  }, [editor, isOpen])
  return null
}
