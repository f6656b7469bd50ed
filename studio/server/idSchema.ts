import * as v from 'valibot'

/** The id of a document or of a publication, as it may stand in an address. */
export const idSchema = v.pipe(v.string(), v.regex(/^[\w.-]+$/u))
