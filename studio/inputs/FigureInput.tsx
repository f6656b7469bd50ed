import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {type SyntheticEvent, useRef, useState} from 'react'
import {type FormPatch, type ObjectInputProps, PatchEvent, set, unset} from 'sanity'
import * as v from 'valibot'
import {refusalOf, refusalToast} from './refusedPictures.ts'

const figureSchema = v.looseObject({
  asset: v.optional(v.object({_ref: v.optional(v.string())})),
  alt: v.optional(v.string()),
})

/**
 * Draws a figure as Studio does, but a new picture in an old figure asks for its words anew, and pictures
 * that no browser shows are refused in words.
 */
export function FigureInput(props: ObjectInputProps) {
  const {push} = useToast()
  const [former, setFormer] = useState<string>()
  const figure = v.is(figureSchema, props.value) ? props.value : undefined
  const lastPicture = useRef<string>(undefined)
  lastPicture.current = figure?.asset?._ref ?? lastPicture.current

  const change: ObjectInputProps['onChange'] = (event) => {
    const {patches} = PatchEvent.from(event)
    const words = figure?.alt
    const last = lastPicture.current
    const isNew = last !== undefined && patches.some((patch) => isAnotherPicture(patch, last))
    if (!isNew || words === undefined) return props.onChange(event)
    setFormer(words)
    return props.onChange([...patches, unset(['alt']), unset(['decorative'])])
  }

  // The dialog that crops closes by giving the focus to the figure as a whole, which the editor of a text
  // takes from none of its blocks; so a field of it is given the focus instead.
  const focus: ObjectInputProps['onPathFocus'] = (path) =>
    props.onPathFocus(path.length === 0 ? ['asset'] : path)

  const refuse = (event: SyntheticEvent, files: FileList | null | undefined) => {
    for (const file of files ?? []) {
      const refusal = refusalOf(file)
      if (refusal === undefined) continue
      event.preventDefault()
      event.stopPropagation()
      push({...refusalToast, ...refusal})
      return
    }
  }

  return (
    <Stack
      gap={3}
      onDropCapture={(event) => refuse(event, event.dataTransfer.files)}
      onPasteCapture={(event) => refuse(event, event.clipboardData.files)}
      onChangeCapture={(event) => {
        if (event.target instanceof HTMLInputElement) refuse(event, event.target.files)
      }}
    >
      {former !== undefined && figure?.alt === undefined && (
        <Card tone="caution" border radius={2} padding={3} role="status">
          <Stack gap={3}>
            <Text size={1}>
              Say what the new picture shows. Of the one before it was said: “{former}”
            </Text>
            <Flex>
              <Button
                mode="ghost"
                text="That is true of the new one too"
                onClick={() => props.onChange(set(former, ['alt']))}
              />
            </Flex>
          </Stack>
        </Card>
      )}
      {props.renderDefault({...props, onChange: change, onPathFocus: focus})}
    </Stack>
  )
}

function isAnotherPicture(patch: FormPatch, last: string): boolean {
  if (patch.type !== 'set') return false
  const value: unknown = patch.path.length === 0 ? propertyOf(patch.value, 'asset') : patch.value
  const name = patch.path[0] ?? 'asset'
  const ref = propertyOf(value, '_ref')
  return name === 'asset' && patch.path.length < 2 && typeof ref === 'string' && ref !== last
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
