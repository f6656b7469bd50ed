import type {LakeDocument} from '../document.ts'

/** A reference found in a document: where it stands, and what it points at. */
export type Reference = {path: string; target: string; weak: boolean}

const known = new WeakMap<LakeDocument, Reference[]>()

/**
 * Every reference inside a document. A weak one may point at nothing; so may one that is
 * strengthened on publishing (`_strengthenOnPublish`), or that points into another dataset.
 * Remembered per document, as documents never change in place.
 */
export function referencesOf(document: LakeDocument): Reference[] {
  const remembered = known.get(document)
  if (remembered) return remembered
  const found: Reference[] = []
  collect(document, '', found)
  known.set(document, found)
  return found
}

function collect(value: unknown, path: string, found: Reference[]): void {
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      collect(item, `${path}[${index}]`, found)
    })
    return
  }
  if (typeof value !== 'object' || value === null) return
  if ('_ref' in value && typeof value._ref === 'string') {
    const weak =
      ('_weak' in value && value._weak === true) ||
      '_strengthenOnPublish' in value ||
      '_dataset' in value
    found.push({path, target: value._ref, weak})
  }
  for (const [field, inner] of Object.entries(value)) {
    collect(inner, path === '' ? field : `${path}.${field}`, found)
  }
}
