import {Box, Flex, Stack, Text} from '@sanity/ui'
import {type FieldProps, MemberField, type ObjectItemProps, useFormValue} from 'sanity'
import {styled} from 'styled-components'
import {UndoRemove} from '../UndoRemove.tsx'

const ROW = '[data-testid="step-row"]'

/** What is written in the row of a step; its figures and where it is left out are a click away. */
const WRITTEN: readonly string[] = ['instruction', 'note']

/**
 * Draws a step as one row: its number, its handle and picture, and beside them the instruction and the note
 * to type into. The picture opens the rest of the step in Studio's own dialog.
 */
export function StepItem(props: ObjectItemProps) {
  const {inputProps, open, onInsert, path, value} = props
  // Studio keeps the index that a step had before another was moved.
  const steps = useFormValue(path.slice(0, -1))
  const number = 1 + (Array.isArray(steps) ? steps.findIndex(({_key}) => _key === value._key) : 0)
  const written = inputProps.members.flatMap((member) =>
    member.kind === 'field' && WRITTEN.includes(member.name) ? [member] : [],
  )
  // Whoever is led to the text of a step, as by a click in the preview, is led to its row.
  const isOpen = open && !written.some((member) => member.open)
  return (
    <Flex gap={2} paddingY={1} data-testid="step-row">
      <Box paddingTop={3} style={{minWidth: '1.5em', textAlign: 'end'}}>
        <Text size={1} weight="semibold" muted>
          {`${number}.`}
        </Text>
      </Box>
      <Picture>
        <UndoRemove
          {...props}
          open={isOpen}
          onInsert={(event: InsertEvent) => onInsert({...event, open: false})}
        />
      </Picture>
      <Written role="group" aria-label={`Step ${number}`}>
        {/* The dialog shows the same fields, and a field is in one place at a time. */}
        {!isOpen &&
          written.map((member) => (
            <MemberField
              {...inputProps}
              key={member.key}
              member={member}
              renderField={renderLine}
              renderInput={(input) => inputProps.renderInput(leftAlone(input))}
            />
          ))}
      </Written>
    </Flex>
  )
}

type InsertEvent = Parameters<ObjectItemProps['onInsert']>[0]

function renderLine(field: Omit<FieldProps, 'renderDefault'>) {
  return (
    <Stack gap={2} data-testid={`field-${field.inputId}`}>
      <Text size={0} muted>
        {field.title}
      </Text>
      {field.children}
    </Stack>
  )
}

type TextInputProps = Parameters<ObjectItemProps['inputProps']['renderInput']>[0]

/**
 * A text hears late where the form’s cursor is, and then takes it: from the next step, which somebody has
 * begun to write meanwhile. It hears nothing while they write in another.
 */
function leftAlone(input: TextInputProps): TextInputProps {
  const {activeElement} = document
  const isElsewhere =
    activeElement instanceof HTMLElement &&
    activeElement.isContentEditable &&
    activeElement.closest(ROW) !== null &&
    activeElement.closest(`[data-testid="field-${CSS.escape(input.id)}"]`) === null
  return isElsewhere ? Object.assign({}, input, {focusPath: []}) : input
}

const Picture = styled.div`
  flex: none;
  width: 9em;
`

const Written = styled.div`
  flex: 1;
  min-width: 0;
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(9em, 1fr));
  gap: 0.5em;

  /* The toolbar is there for whoever is writing. */
  &&& [data-testid='pt-editor'][data-fullscreen='false'] {
    height: 5em;
  }

  & [data-testid='pt-editor']:not(:focus-within) [data-testid='pt-editor__toolbar-card'] {
    display: none;
  }
`
