import schema from '../../schemas/generated/schema.json' with {type: 'json'}
import type {Finding} from './finding.ts'
import {elementPath, fieldPath} from './path.ts'
import {isRecord} from './record.ts'

/** A node of the extracted schema, as far as it matters here (Sanity's schema representation for GROQ). */
type Node = Readonly<Record<string, unknown>>

const types = new Map<string, Node>(
  schema.map((type) => [type.name, 'value' in type ? type.value : type]),
)

interface Place {
  readonly document: string
  readonly path: string
  readonly findings: Finding[]
}

/** Stands for a value that does not accept and is left out. */
const misfit = Symbol('misfit')

/**
 * Holds a document against the generated schema.
 * Takes the document as a store answered it, and the name of its type; returns it without what
 * does not accept (unknown blocks, wrong kinds of values), and a finding for each thing left out.
 */
export function conform(
  document: unknown,
  typeName: string,
  id: string,
): {value: unknown; findings: Finding[]} {
  const findings: Finding[] = []
  const type = types.get(typeName)
  if (type === undefined) throw new Error(`The schema has no type “${typeName}”.`)
  const value = accept(document, type, {document: id, path: '', findings})
  return {value: value === misfit ? undefined : value, findings}
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
    const result = accept(content, attribute, {...place, path})
    if (result !== misfit) accepted[name] = result
  }
  return accepted
}

/** The attributes of an object type, with those it takes over from the type under `rest`. */
function attributesOf(type: Node): Map<string, Node> {
  const attributes = new Map<string, Node>()
  const {rest} = type
  if (isRecord(rest)) {
    const taken = rest.type === 'inline' ? named(rest.name) : rest
    for (const [name, node] of attributesOf(taken)) attributes.set(name, node)
  }
  if (isRecord(type.attributes)) {
    for (const [name, attribute] of Object.entries(type.attributes)) {
      if (isRecord(attribute) && isRecord(attribute.value)) attributes.set(name, attribute.value)
    }
  }
  return attributes
}

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
    : attributesOf(type).get('_type')?.value
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
