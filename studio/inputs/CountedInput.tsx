import {Stack, Text} from '@sanity/ui'
import type {StringInputProps} from 'sanity'
import {alternativeTextLimit} from '../../schemas/rules/alternativeText.ts'

interface Room {
  readonly characters: number
  readonly where: string
  /** From how many characters on it is said. */
  readonly from?: number
}

/** Up to how many characters a text is shown whole, by the name of its field, and where. */
const room: Readonly<Record<string, Room>> = {
  title: {characters: 150, where: 'in all', from: 100},
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
      {limit !== undefined && count > (limit.from ?? 0) && (
        <Text size={0} muted data-testid="count">
          {count > limit.characters
            ? `${count - limit.characters} more than the ${limit.characters} characters that have room ${limit.where}`
            : `${count} of ${limit.characters} characters that have room ${limit.where}`}
        </Text>
      )}
    </Stack>
  )
}
