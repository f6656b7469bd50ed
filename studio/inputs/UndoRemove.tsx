import {Button, Flex} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {
  getPublishedId,
  getVersionFromId,
  type ItemProps,
  type Path,
  pathToString,
  useDocumentOperation,
  useFormValue,
} from 'sanity'
import * as v from 'valibot'

/** How long a removal can be undone, in milliseconds. */
const PATIENCE = 15_000

const keyedSchema = v.looseObject({_key: v.string()})

/** Draws an item of a list as Studio does; but what is removed is offered back. */
export function UndoRemove(props: ItemProps) {
  const {push} = useToast()
  const restore = useRestore()
  const list = props.path.slice(0, -1)
  const siblings = useFormValue(list)

  const remove = () => {
    const {value, schemaType} = props
    const back = insertBack(siblings, value, list)
    props.onRemove()
    const id = `removed-${JSON.stringify(props.path)}`
    push({
      id,
      status: 'info',
      closable: true,
      duration: PATIENCE,
      title: `${schemaType.title ?? 'It'} removed`,
      description: (
        <Flex marginTop={2}>
          <Button
            mode="ghost"
            text="Put it back"
            onClick={() => {
              restore(list, back)
              push({id, status: 'success', title: 'It is back', duration: 1_000})
            }}
          />
        </Flex>
      ),
    })
  }
  return props.renderDefault({...props, onRemove: remove})
}

/** Puts an item back into a list of the document. */
function useRestore() {
  const id = String(useFormValue(['_id']))
  const type = String(useFormValue(['_type']))
  const {patch} = useDocumentOperation(getPublishedId(id), type, getVersionFromId(id))
  return (list: Path, insert: Insert) =>
    patch.execute([{setIfMissing: {[pathToString(list)]: []}}, {insert}])
}

type Insert = {readonly items: unknown[]} & ({readonly after: string} | {readonly before: string})

/** Where an item stood: behind the one before it, or first. */
function insertBack(siblings: unknown, value: unknown, list: Path): Insert {
  const {_key: key} = v.is(keyedSchema, value) ? value : {}
  const all: unknown[] = Array.isArray(siblings) ? siblings : []
  const index = all.findIndex((one) => (v.is(keyedSchema, one) ? one._key === key : one === value))
  const before = all[index - 1]
  const items = [value]
  if (v.is(keyedSchema, before)) {
    return {items, after: pathToString([...list, {_key: before._key}])}
  }
  return {items, before: pathToString([...list, Math.max(index, 0)])}
}
