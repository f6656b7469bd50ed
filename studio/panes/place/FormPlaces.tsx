import {useEffect, useRef} from 'react'
import {type DocumentLayoutProps, getPublishedId, pathToString, stringToPath} from 'sanity'
import {useDocumentPane} from 'sanity/structure'
import {announceForm} from './formPlaces.ts'

/** Draws a document as Studio does, and lets what stands beside its form follow the cursor and move it. */
export function FormPlaces(props: DocumentLayoutProps) {
  return (
    <>
      {props.renderDefault(props)}
      <Announced />
    </>
  )
}

function Announced() {
  const {documentId, activeViewId, views, focusPath, onPathOpen, onFocus} = useDocumentPane()
  const isForm = views.some(({id, type}) => id === activeViewId && type === 'form')
  const cursor = pathToString(focusPath)
  const open = useRef((_: string): void => {})
  useEffect(() => {
    open.current = (path) => {
      if (path === '') return
      onPathOpen(stringToPath(path))
      onFocus(stringToPath(path))
    }
  })
  useEffect(
    () =>
      isForm
        ? announceForm(getPublishedId(documentId), {cursor, open: (path) => open.current(path)})
        : undefined,
    [documentId, isForm, cursor],
  )
  return null
}
