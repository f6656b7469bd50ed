import {createReadStream, existsSync} from 'node:fs'
import {extname} from 'node:path'
import {type Context, Hono} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import * as v from 'valibot'
import {editions, impositions, inks} from '../../../renderers/print/edition.ts'
import {trimSizes} from '../../../schemas/trimSize.ts'
import {printCopies} from '../../pipeline/fill/printCopies.ts'
import type {CopiesInput} from '../../pipeline/live/answers/printOffice.ts'
import type {Asked} from '../../pipeline/live/messages.ts'
import type {Live} from '../../pipeline/live/openLive.ts'
import {openOutputStore} from '../../pipeline/outputs/outputStore.ts'
import {printOptions, printProblem} from '../../printing/printOptions.ts'
import {idSchema} from '../idSchema.ts'
import {refusedResponse} from '../refusedResponse.ts'
import {answered} from './previewRoutes.ts'

const {edition, perspective} = printOptions

const chosenSchema = v.object({
  guide: v.exactOptional(idSchema),
  edition: v.optional(v.picklist(editions), edition.default),
  trim: v.exactOptional(v.picklist(trimSizes)),
  page: v.exactOptional(v.string()),
  ink: v.exactOptional(v.picklist(inks)),
  impose: v.exactOptional(v.picklist(impositions)),
  perspective: v.optional(v.picklist(perspective.choices), perspective.default),
  profile: v.exactOptional(v.instance(File)),
  /** Of copies: the class list, and whether it is only looked at. */
  list: v.exactOptional(v.instance(File)),
  check: v.exactOptional(v.literal('yes')),
})

const fileSchema = v.object({
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  name: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}\.(?:pdf|zip)$/u)),
})

/** How much may be sent, a class list and a profile together: bytes. */
const MAX_SENT = 20_000_000

/**
 * `POST print`, with the options of the command as a form, draws a file; `GET file/<sha256>/<name>` gives out
 * what was drawn; `POST copies`, with a class list, answers with the copies themselves.
 */
export function printRoutes(live: Pick<Live, 'ask'>, outputs: string): Hono {
  const store = openOutputStore(outputs)
  const limit = bodyLimit({maxSize: MAX_SENT})
  return new Hono()
    .post('/print', limit, async (context) => {
      const chosen = await chosenIn(context)
      if (chosen instanceof Response) return chosen
      return answered(context, live, {ask: 'print', ...chosen.options})
    })
    .post('/copies', limit, async (context) => {
      const chosen = await chosenIn(context)
      if (chosen instanceof Response) return chosen
      const {list, isCheck, options} = chosen
      const {guide, edition, ink, profile} = options
      if (list === undefined || guide === undefined) {
        return refusedResponse(context, 400, 'Copies are of one guide, for a class list.')
      }
      const {signal} = context.req.raw
      const input: CopiesInput = JSON.parse(
        await live.ask({ask: 'copies', ...options, guide}, {signal}),
      )
      const press = {
        edition,
        ...(ink === undefined ? {} : {ink}),
        ...(profile === undefined ? {} : {profile}),
      }
      const wanted = {
        input,
        list: {name: 'class list', bytes: new Uint8Array(await list.arrayBuffer())},
        options: press,
        isCheck,
      }
      const {bytes, ...found} = await printCopies(wanted, signal)
      if (bytes === undefined) return context.json(found, isCheck ? 200 : 422)
      const type = edition === 'press' ? 'application/pdf' : 'application/zip'
      return context.body(streamOf(bytes), 200, {'content-type': type})
    })
    .get('/file/:sha256/:name', (context) => {
      const wanted = v.safeParse(fileSchema, context.req.param())
      const file = wanted.success ? store.fileOf(wanted.output.sha256) : undefined
      if (!wanted.success || file === undefined || !existsSync(file)) {
        return refusedResponse(context, 404, 'This file is not kept any more: make it again.')
      }
      return context.body(streamOf(createReadStream(file)), 200, {
        'content-type':
          extname(wanted.output.name) === '.pdf' ? 'application/pdf' : 'application/zip',
        'content-disposition': `attachment; filename="${wanted.output.name}"`,
      })
    })
}

interface Chosen {
  readonly options: Omit<Extract<Asked, {ask: 'print'}>, 'ask'>
  readonly list: File | undefined
  readonly isCheck: boolean
}

/** What was chosen in a form, or the refusal of what does not go together. */
async function chosenIn(context: Context): Promise<Chosen | Response> {
  const form = await context.req.parseBody().catch(() => undefined)
  const parsed = v.safeParse(chosenSchema, form)
  if (!parsed.success)
    return refusedResponse(context, 400, 'It is not clear what is to be printed.')
  const {profile, list, check, page, ...options} = parsed.output
  const problem = printProblem(
    {edition: options.edition, page, ink: options.ink, hasProfile: profile !== undefined},
    (name) => `“${printOptions[name].title}”`,
  )
  if (problem !== undefined) return refusedResponse(context, 400, problem)
  return {
    options: {
      ...options,
      ...(page === undefined ? {} : {page: Number(page)}),
      ...(profile === undefined
        ? {}
        : {
            profile: {
              name: profile.name.replace(/\.[^.]*$/u, ''),
              icc: new Uint8Array(await profile.arrayBuffer()),
            },
          }),
    },
    list,
    isCheck: check !== undefined,
  }
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const {done, value} = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
