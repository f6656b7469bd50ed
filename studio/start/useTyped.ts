import {useState} from 'react'

/**
 * What somebody is typing into a field that stands in no document: kept as long as the window is open, so
 * that neither a list that is read anew, nor another page of the Studio, nor a reload takes it. Takes a name
 * that no other field has; returns the text, how to change it, and how to let go of it.
 */
export function useTyped(name: string) {
  const [text, setText] = useState(() => sessionStorage.getItem(name) ?? '')
  return {
    text,
    type: (typed: string) => {
      sessionStorage.setItem(name, typed)
      setText(typed)
    },
    forget: () => sessionStorage.removeItem(name),
  }
}
