import {Card} from '@sanity/ui'
import {getPublishedId, Preview, useSchema} from 'sanity'
import {IntentLink} from 'sanity/router'
import * as v from 'valibot'

const linkedDocumentsSchema = v.array(v.object({_id: v.string(), _type: v.string()}))

/** A document that another one names. */
export type LinkedDocument = v.InferOutput<typeof linkedDocumentsSchema>[number]

/** The documents that a query answered. */
export function linkedDocumentsIn(answer: unknown): readonly LinkedDocument[] {
  const found = v.safeParse(linkedDocumentsSchema, answer)
  return found.success ? found.output : []
}

/** A document as lists show it, which opens it. */
export function DocumentLink({document}: {document: LinkedDocument}) {
  const type = useSchema().get(document._type)
  if (type === undefined) return null
  return (
    <Card border radius={2} padding={2}>
      <IntentLink
        intent="edit"
        params={{id: getPublishedId(document._id), type: document._type}}
        style={{color: 'inherit', textDecoration: 'none'}}
      >
        <Preview value={document} schemaType={type} layout="default" />
      </IntentLink>
    </Card>
  )
}
