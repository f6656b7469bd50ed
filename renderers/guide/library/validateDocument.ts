import schema from '../../../schemas/generated/schema.json' with {type: 'json'}
import type {
  Guide,
  Handbook,
  SanityFileAsset,
  SanityImageAsset,
  Service,
  SitePage,
  SiteSettings,
} from '../../../schemas/generated/types.ts'
import type {Finding, Found} from '../finding/finding.ts'
import {elementPath, fieldPath} from '../path.ts'
import {isRecord} from '../record.ts'

/** A node of the extracted schema, as far as it matters here (Sanity's schema representation for GROQ). */
type Node = Readonly<Record<string, unknown>>

const types = new Map<string, Node>(
  schema.map((type) => [type.name, 'value' in type ? type.value : type]),
)

interface Place {
  readonly document: string
  readonly path: string
  /** How many groups of fields stand around it. */
  readonly depth: number
  readonly findings: Finding[]
}

/** More groups within groups than this are somebody's mischief, and would exhaust the stack. */
const MAX_DEPTH = 200

/** Stands for a value that does not fit and is left out. */
const misfit = Symbol('misfit')

/** The document types that channels draw from. */
export interface DocumentTypes {
  guide: Guide
  service: Service
  handbook: Handbook
  sitePage: SitePage
  siteSettings: SiteSettings
  'sanity.imageAsset': SanityImageAsset
  'sanity.fileAsset': SanityFileAsset
}

/**
 * Holds a document against the generated schema.
 * Takes the document as a store answered it, and the name of its type; returns it without what
 * does not fit (unknown blocks, wrong kinds of values), and a finding for each thing left out.
 * Keys that an import forgot are made up from the position, so that every element has one.
 */
export function validateDocument<Name extends keyof DocumentTypes>(
  document: Readonly<Record<string, unknown>>,
  typeName: Name,
): Found<DocumentTypes[Name] | undefined> {
  const findings: Finding[] = []
  const id = typeof document._id === 'string' ? document._id : 'a document without _id'
  const value = accept(document, named(typeName), {document: id, path: '', depth: 0, findings})
  return {value: isAccepted<Name>(value) ? value : undefined, findings}
}

/** Holds by construction: `accept` builds what the schema says, and the types are generated from it. */
function isAccepted<Name extends keyof DocumentTypes>(
  value: unknown,
): value is DocumentTypes[Name] {
  return value !== misfit
}

function accept(value: unknown, type: Node, place: Place): unknown {
  switch (type.type) {
    case 'inline':
      return accept(value, named(type.name), place)
    case 'object':
    case 'document':
      return acceptObject(value, type, place)
    case 'array':
      return acceptArray(value, type, place)
    case 'union':
      return acceptUnion(value, type, place)
    case 'string':
    case 'number':
    case 'boolean':
      return acceptScalar(value, type, place)
    case 'unknown':
      return value
    default:
      throw new Error(`The schema uses “${String(type.type)}”, which is not known here.`)
  }
}

function named(name: unknown): Node {
  const type = typeof name === 'string' ? types.get(name) : undefined
  if (type === undefined) throw new Error(`The schema has no type “${String(name)}”.`)
  return type
}

function acceptObject(value: unknown, type: Node, place: Place): unknown {
  if (!isRecord(value)) return refuse(place, `It must be a group of fields, not ${kindOf(value)}.`)
  if (place.depth > MAX_DEPTH) return refuse(place, 'It is nested too deeply to be read.')
  const attributes = attributesOf(type)
  const accepted: Record<string, unknown> = {}
  for (const [name, content] of Object.entries(value)) {
    if (content === null || content === undefined) continue
    const attribute = attributes.get(name)
    const path = fieldPath(place.path, name)
    if (attribute === undefined) {
      // Stores add fields of their own, all of which start with an underscore.
      if (!name.startsWith('_')) {
        place.findings.push({
          severity: 'warning',
          document: place.document,
          path,
          problem: `The field “${name}” is not part of the content model, so no channel shows it.`,
          remedy: 'Remove the field, or add it to the schema.',
        })
      }
      continue
    }
    const result = accept(content, attribute.type, {...place, path, depth: place.depth + 1})
    if (result !== misfit) accepted[name] = result
  }
  for (const [name, attribute] of attributes) {
    if (name in accepted || attribute.optional) continue
    if (attribute.type.value !== undefined) accepted[name] = attribute.type.value
    else if (name === '_key') accepted[name] = place.path.replace(/\W+/g, '-')
    else return refuse(place, `The field “${name}” is missing.`)
  }
  return accepted
}

interface Attribute {
  readonly type: Node
  readonly optional: boolean
}

/** The attributes of an object type, with those it takes over from the type under `rest`. */
function attributesOf(type: Node): ReadonlyMap<string, Attribute> {
  const known = attributesByType.get(type)
  if (known !== undefined) return known
  const attributes = new Map<string, Attribute>()
  const {rest} = type
  if (isRecord(rest)) {
    const taken = rest.type === 'inline' ? named(rest.name) : rest
    for (const [name, attribute] of attributesOf(taken)) attributes.set(name, attribute)
  }
  if (isRecord(type.attributes)) {
    for (const [name, attribute] of Object.entries(type.attributes)) {
      if (!isRecord(attribute) || !isRecord(attribute.value)) continue
      attributes.set(name, {type: attribute.value, optional: attribute.optional === true})
    }
  }
  attributesByType.set(type, attributes)
  return attributes
}

const attributesByType = new WeakMap<Node, ReadonlyMap<string, Attribute>>()

function acceptArray(value: unknown, type: Node, place: Place): unknown {
  if (!Array.isArray(value)) return refuse(place, `It must be a list, not ${kindOf(value)}.`)
  const elementType = isRecord(type.of) ? type.of : {type: 'unknown'}
  return value.flatMap((element: unknown, index) => {
    const key = isRecord(element) ? element._key : undefined
    const result = accept(element, elementType, {
      ...place,
      path: elementPath(place.path, key, index),
    })
    return result === misfit ? [] : [result]
  })
}

function acceptUnion(value: unknown, type: Node, place: Place): unknown {
  const members = Array.isArray(type.of) ? type.of.filter(isRecord) : []
  if (isRecord(value)) {
    const member = members.find((candidate) => typeNameOf(candidate) === value._type)
    if (member !== undefined) return accept(value, member, place)
    const known = members.map(typeNameOf).filter((name) => name !== undefined)
    return refuse(
      place,
      `“${String(value._type)}” is not known here. Known are: ${known.join(', ')}.`,
    )
  }
  if (members.some((member) => member.value === value && member.type === typeof value)) return value
  const allowed = members.map((member) => String(member.value ?? typeNameOf(member)))
  return refuse(place, `${kindOf(value)} is not one of: ${allowed.join(', ')}.`)
}

/** What `_type` an object type demands. */
function typeNameOf(type: Node): unknown {
  return type.type === 'inline'
    ? typeNameOf(named(type.name))
    : attributesOf(type).get('_type')?.type.value
}

function acceptScalar(value: unknown, type: Node, place: Place): unknown {
  if (typeof value !== type.type) {
    return refuse(place, `It must be a ${String(type.type)}, not ${kindOf(value)}.`)
  }
  if (type.value !== undefined && value !== type.value) {
    return refuse(place, `It must be “${String(type.value)}”, not ${kindOf(value)}.`)
  }
  return value
}

function refuse(place: Place, problem: string): typeof misfit {
  place.findings.push({
    severity: 'error',
    document: place.document,
    path: place.path,
    problem,
    remedy:
      'Mend or remove it in Studio; the field may come from an older schema or from an import.',
  })
  return misfit
}

function kindOf(value: unknown): string {
  if (typeof value === 'string') return `the text “${value.slice(0, 60)}”`
  if (Array.isArray(value)) return 'a list'
  return isRecord(value) ? `“${String(value._type ?? 'an object')}”` : `“${String(value)}”`
}
