import {type ToastParams, useToast} from '@sanity/ui/toast'
import {useState} from 'react'

/**
 * Says each thing once: of two panes that show one document, each reports what was done with it. What says
 * the same takes the place of what said it before.
 */
export function useToastsOnce(): void {
  const toasts = useToast()
  useState(() => {
    const {push} = toasts
    // There is no other way to what Studio says itself.
    toasts.push = (toast) => push({id: whatItSays(toast), ...toast})
  })
}

function whatItSays({status, title, description}: ToastParams): string {
  // React's own notes on an element, in development, lead in circles.
  return JSON.stringify([status, title, description], (key, value: unknown) =>
    key.startsWith('_') ? undefined : value,
  )
}
