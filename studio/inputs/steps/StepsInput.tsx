import {ImagesIcon} from '@sanity/icons/Images'
import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {type DragEvent, useLayoutEffect, useRef, useState} from 'react'
import {type ArrayOfObjectsInputProps, set, useClient} from 'sanity'
import {refusalOf, refusalToast} from '../refusedPictures.ts'
import {emptyStepsAtEnd} from './emptySteps.ts'

/** How often it is looked whether a new row is drawn, in milliseconds; and how often at most. */
const LOOK = 50
const MAX_LOOKS = 40

/**
 * Draws the steps of a procedure as Studio draws a list, but a new step is written where it stands, and each
 * picture that is dropped on them, or chosen, becomes a step of its own, in their order. Steps that are
 * still empty are filled first.
 */
export function StepsInput(props: ArrayOfObjectsInputProps) {
  const {onInsert, readOnly} = props
  const client = useClient({apiVersion: '2025-02-19'})
  const {push} = useToast()
  const frame = useRef<HTMLDivElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [waiting, setWaiting] = useState(0)
  const steps = useRef(props.value)

  useLayoutEffect(() => {
    steps.current = props.value
  })

  const append = (item: {_key: string; _type?: string; figure?: object}) =>
    onInsert({items: [item], position: 'after', referenceItem: -1, open: false})

  const takeIn = async (files: readonly File[]) => {
    const pictures = files.filter((file) => {
      const refusal = refusalOf(file)
      if (refusal !== undefined) push({...refusalToast, ...refusal})
      return refusal === undefined
    })
    setWaiting((count) => count + pictures.length)
    const filled = new Set<string>()
    // One after another: in the order in which they were given.
    for (const picture of pictures) {
      try {
        const {_id: _ref} = await client.assets.upload('image', picture, {filename: picture.name})
        const figure = {_type: 'figure', asset: {_type: 'reference', _ref}}
        // Somebody may have written in one of them while the picture was stored.
        const key = emptyStepsAtEnd(steps.current).find((one) => !filled.has(one))
        if (key !== undefined) {
          filled.add(key)
          props.onChange(set(figure, [{_key: key}, 'figure']))
        } else append({_type: 'step', _key: crypto.randomUUID().slice(0, 12), figure})
      } catch (error) {
        push({
          ...refusalToast,
          title: `“${picture.name}” could not be stored`,
          description: error instanceof Error ? error.message : String(error),
        })
      }
      setWaiting((count) => count - 1)
    }
  }

  // What is dropped in the dialog of a step, which React takes for a part of this, is for its figure.
  const isOurs = ({target, dataTransfer}: DragEvent) =>
    !readOnly &&
    target instanceof Node &&
    frame.current?.contains(target) === true &&
    dataTransfer.types.includes('Files')

  return (
    <Stack
      gap={3}
      ref={frame}
      // Studio’s own list would say that it takes no files.
      onDragEnterCapture={(event) => {
        if (isOurs(event)) event.stopPropagation()
      }}
      onDragOverCapture={(event) => {
        if (!isOurs(event)) return
        event.preventDefault()
        event.stopPropagation()
      }}
      onDropCapture={(event) => {
        if (!isOurs(event)) return
        event.preventDefault()
        event.stopPropagation()
        void takeIn([...event.dataTransfer.files])
      }}
    >
      {props.renderDefault({
        ...props,
        onItemAppend: (item: {_key: string}) => {
          append(item)
          focusSoon(() => frame.current, `${item._key}"].instruction`)
        },
      })}
      {!readOnly && (
        <Flex align="center" gap={3}>
          <Button
            mode="ghost"
            icon={ImagesIcon}
            text="Make a step of each picture …"
            onClick={() => chooser.current?.click()}
          />
          <Text size={1} muted role="status">
            {waiting === 0 ? 'Or drop pictures here.' : `${waiting} still to be stored …`}
          </Text>
          <input
            ref={chooser}
            type="file"
            accept="image/*"
            multiple
            hidden
            aria-label="Pictures of steps"
            onChange={({currentTarget}) => {
              void takeIn([...(currentTarget.files ?? [])])
              currentTarget.value = ''
            }}
          />
        </Flex>
      )}
    </Stack>
  )
}

/** Brings the cursor into a text that is about to be drawn: Studio’s own focus does not reach into a list. */
function focusSoon(frame: () => HTMLElement | null, name: string): void {
  let looks = 0
  const looking = setInterval(() => {
    looks += 1
    const field = [...(frame()?.querySelectorAll('[data-testid^="field-"]') ?? [])].find((one) =>
      one.getAttribute('data-testid')?.endsWith(name),
    )
    const text = field?.querySelector('[role="textbox"]')
    if (text instanceof HTMLElement) text.focus()
    if (text?.contains(document.activeElement) === true || looks > MAX_LOOKS) clearInterval(looking)
  }, LOOK)
}
