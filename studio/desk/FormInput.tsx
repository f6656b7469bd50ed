import {type InputProps, isArrayOfBlocksInputProps} from 'sanity'
import {styled} from 'styled-components'

/**
 * Draws an input as Studio does, but gives text the room it needs: the text of a guide most of the
 * window, that of a step or a cell a few lines. Both can be drawn larger.
 */
export function FormInput(props: InputProps) {
  const input = props.renderDefault(props)
  if (!isArrayOfBlocksInputProps(props)) return input
  return props.schemaType.name === 'richText' ? <Long>{input}</Long> : <Short>{input}</Short>
}

/** The editor itself, unless it fills the whole form. */
const editor = "[data-testid='pt-editor'][data-fullscreen='false']"

// In Studio's grid a box grows with its content, toolbar and all, unless it may be narrower.
const Long = styled.div`
  min-width: 0;

  && ${editor} {
    height: clamp(19em, 65vh, 48em);
  }
`

const Short = styled.div`
  min-width: 0;

  && ${editor} {
    height: 9em;
  }
`
