import {useSyncExternalStore} from 'react'

/** A form that is open. Paths are as in a finding. */
export interface FormPlace {
  /** The field that the cursor is in; empty where it is in none. */
  readonly cursor: string
  /** Brings the cursor to a field, and opens whatever it stands in. */
  readonly open: (path: string) => void
}

/** By the id of the document. */
const forms = new Map<string, FormPlace>()
const listeners = new Set<() => void>()

/** Says where the cursor is in the form of a document; returns what takes that back. */
export function announceForm(document: string, place: FormPlace): () => void {
  forms.set(document, place)
  tell()
  return () => {
    if (forms.get(document) !== place) return
    forms.delete(document)
    tell()
  }
}

/** The form of a document, where it is open in this window: what stands beside it follows its cursor. */
export function useFormPlace(document: string): FormPlace | undefined {
  return useSyncExternalStore(subscribe, () => forms.get(document))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
