import type {ComponentType} from 'react'
import {
  type InputProps,
  isArrayOfBlocksInputProps,
  isArrayOfObjectsInputProps,
  isObjectInputProps,
  isStringInputProps,
  type ObjectInputProps,
  type StringInputProps,
} from 'sanity'
import {styled} from 'styled-components'
import {ChangedBlocksContext, changedBlocks} from '../text/changedBlocks.ts'
import {NamedText} from '../text/keyboard/NamedText.tsx'
import {AddressInput} from './AddressInput.tsx'
import {CountedInput} from './CountedInput.tsx'
import {DocumentInput} from './DocumentInput.tsx'
import {FigureInput} from './FigureInput.tsx'
import {GroupInput} from './GroupInput.tsx'
import {PathInput} from './PathInput.tsx'
import {StepsInput} from './steps/StepsInput.tsx'

/** Our own inputs for fields of text, by the name of the field. */
const stringInputs: Readonly<Record<string, ComponentType<StringInputProps> | undefined>> = {
  navigationGroup: GroupInput,
  href: AddressInput,
  url: AddressInput,
  portal: AddressInput,
  webAddress: AddressInput,
  path: PathInput,
  title: CountedInput,
  summary: CountedInput,
  shortTitle: CountedInput,
  alt: CountedInput,
}

/** Our own inputs for objects, by the name of their type. */
const objectInputs: Readonly<Record<string, ComponentType<ObjectInputProps> | undefined>> = {
  figure: FigureInput,
}

/**
 * Draws an input as Studio does, unless we have one of our own; but gives text the room it needs: the text
 * of a guide most of the window, that of a step or a cell a few lines. Both can be drawn larger.
 */
export function FormInput(props: InputProps) {
  if (isStringInputProps(props)) {
    const Own = stringInputs[String(props.path.at(-1))]
    if (Own !== undefined) return <Own {...props} />
  }
  if (isObjectInputProps(props)) {
    const Own = props.path.length === 0 ? DocumentInput : objectInputs[props.schemaType.name]
    if (Own !== undefined) return <Own {...props} />
  }
  if (isArrayOfObjectsInputProps(props) && props.schemaType.of[0]?.name === 'step') {
    return <StepsInput {...props} />
  }
  if (!isArrayOfBlocksInputProps(props)) return props.renderDefault(props)
  const input = (
    <ChangedBlocksContext value={changedBlocks(props)}>
      <NamedText name={props.schemaType.title ?? 'Text'}>{props.renderDefault(props)}</NamedText>
    </ChangedBlocksContext>
  )
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
