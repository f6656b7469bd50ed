import {Stack, Text} from '@sanity/ui'
import type {StringInputProps} from 'sanity'
import {alternativeTextLimit} from '../../schemas/rules/alternativeText.ts'

/** Up to how many characters a text is shown whole, by the name of its field, and where. */
const room: Readonly<Record<string, {readonly characters: number; readonly where: string}>> = {
  title: {characters: 150, where: 'in all'},
  summary: {characters: 160, where: 'in search results'},
  shortTitle: {characters: 60, where: 'on cards'},
  alt: {characters: alternativeTextLimit, where: 'in one breath'},
}

/** Draws a field for text as Studio does, and counts what is typed into it. */
export function CountedInput(props: StringInputProps) {
  const limit = room[String(props.path.at(-1))]
  const count = [...(props.value ?? '')].length
  return (
    <Stack gap={2}>
      {props.renderDefault(props)}
      {limit !== undefined && count > 0 && (
        <Text size={0} muted data-testid="count">
          {count > limit.characters
            ? `${count - limit.characters} more than the ${limit.characters} characters that have room ${limit.where}`
            : `${count} of ${limit.characters} characters that have room ${limit.where}`}
        </Text>
      )}
    </Stack>
  )
}
