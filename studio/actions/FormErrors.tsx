import {Card, Stack, Text} from '@sanity/ui'
import {pathToString, useSchema, type ValidationMarker} from 'sanity'
import {IntentLink} from 'sanity/router'
import {fieldTitle} from '../desk/fieldTitle.ts'

/** What a document's schema has against it, each with the field that it opens. */
export function FormErrors({
  errors,
  id,
  type,
  onOpen,
}: {
  errors: readonly ValidationMarker[]
  id: string
  type: string
  onOpen: () => void
}) {
  const schemaType = useSchema().get(type)
  return (
    <Stack gap={3} data-testid="form-errors">
      {errors.map(({path, message}) => {
        const place = pathToString(path)
        return (
          <Card key={place + message} border radius={2} padding={3} tone="critical">
            <Text size={1}>
              <IntentLink intent="edit" params={{id, type, path: place}} onClick={onOpen}>
                {fieldTitle(schemaType, place) ?? 'The document'}
              </IntentLink>
              {`: ${message}`}
            </Text>
          </Card>
        )
      })}
    </Stack>
  )
}
