import type {SchemaTypeDefinition} from 'sanity'
import * as v from 'valibot'
import {firstPicture} from './firstPicture.ts'
import {GuideSign} from './GuideSign.tsx'

const documentSchema = v.looseObject({id: v.string(), cover: v.unknown(), body: v.unknown()})

/** The type of guides with what stands before them in lists; any other as it is. */
export function withGuideSign(type: SchemaTypeDefinition): SchemaTypeDefinition {
  if (type.name !== 'guide' || !('preview' in type) || type.preview?.prepare === undefined) {
    return type
  }
  const {select, prepare} = type.preview
  return {
    ...type,
    preview: {
      select: {...select, id: '_id', cover: 'coverFigure', body: 'body'},
      prepare: (selection, options) => {
        const prepared = prepare(selection, options)
        const read = v.safeParse(documentSchema, selection)
        if (!read.success) return prepared
        const {id, cover, body} = read.output
        const picture = firstPicture([cover, body])
        return {...prepared, media: <GuideSign id={id} {...(picture ? {picture} : {})} />}
      },
    },
  }
}
