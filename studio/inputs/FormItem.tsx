import {type ItemProps, isObjectItemProps} from 'sanity'
import {StepItem} from './steps/StepItem.tsx'
import {UndoRemove} from './UndoRemove.tsx'

/** Draws an item of a list: steps as rows to write in, and everything so that a removal can be undone. */
export function FormItem(props: ItemProps) {
  return props.schemaType.name === 'step' && isObjectItemProps(props) ? (
    <StepItem {...props} />
  ) : (
    <UndoRemove {...props} />
  )
}
