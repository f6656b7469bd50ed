import {useElementSize} from '@sanity/ui'
import {Idiomorph} from 'idiomorph'
import {useEffect, useLayoutEffect, useRef, useState} from 'react'
import {listenToPlaces, markCursor, readyPlaces} from './pagePlaces.ts'

/**
 * Shows a web page. Of the next one only what differs is put in its place: pictures do not blink, and whoever
 * reads stays where they are. When the cursor of the form goes elsewhere, the page follows. Takes how wide the
 * page is to be, in CSS pixels: one that is wider than the frame is shown smaller. The frame may run no script;
 * it is of the Studio's origin only so that what it shows can be changed, and its clicks heard.
 */
export function PageFrame({
  page,
  width,
  cursor,
  onOpen,
  describedBy,
}: {
  page: string
  width: number | undefined
  cursor: string
  onOpen: (path: string) => void
  describedBy: string
}) {
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const room = useElementSize(box)?.content.width ?? 0
  const scale = width === undefined || room === 0 ? 1 : Math.min(1, room / width)
  const frame = useRef<HTMLIFrameElement>(null)
  const isShown = useRef(false)
  const latest = useRef({cursor, onOpen})

  useLayoutEffect(() => {
    latest.current = {cursor, onOpen}
  })
  useLayoutEffect(() => {
    const {current} = frame
    if (current === null) return
    const shown = current.contentDocument
    if (!isShown.current || shown === null) {
      current.srcdoc = page
      return
    }
    Idiomorph.morph(shown.documentElement, page, {head: {style: 'morph'}})
    readyPlaces(shown)
    markCursor(shown, latest.current.cursor)
  }, [page])
  useEffect(() => {
    const shown = frame.current?.contentDocument
    if (!isShown.current || !shown) return
    markCursor(shown, cursor)?.scrollIntoView({block: 'nearest', behavior: 'instant'})
  }, [cursor])

  return (
    <div ref={setBox} style={{height: '100%', overflow: 'hidden'}}>
      <iframe
        ref={frame}
        title="Web page"
        aria-describedby={describedBy}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        onLoad={({currentTarget: {contentDocument}}) => {
          if (contentDocument === null) return
          contentDocument.addEventListener('click', openLink)
          listenToPlaces(contentDocument, (path) => latest.current.onOpen(path))
          readyPlaces(contentDocument)
          markCursor(contentDocument, latest.current.cursor)
          isShown.current = true
        }}
        style={{
          display: 'block',
          width: width ?? '100%',
          maxWidth: 'none',
          height: `${100 / scale}%`,
          marginInline: width === undefined || width > room ? 0 : 'auto',
          border: 0,
          background: 'Canvas',
          transform: scale === 1 ? undefined : `scale(${scale})`,
          transformOrigin: '0 0',
        }}
      />
    </div>
  )
}

/**
 * Links of the page open in a window of their own, those to places on it are followed: in a frame that may
 * run no script the page itself can do neither.
 */
function openLink(event: MouseEvent): void {
  const link = event.composedPath().find(isLink)
  if (link === undefined) return
  event.preventDefault()
  const written = link.getAttribute('href') ?? ''
  if (written.startsWith('#')) {
    link.ownerDocument.getElementById(decodeURIComponent(written.slice(1)))?.scrollIntoView()
  } else window.open(link.href, '_blank', 'noopener')
}

/** Elements of another window are of its own classes, so they are told by their names. */
function isLink(target: EventTarget): target is HTMLAnchorElement {
  return 'nodeName' in target && target.nodeName === 'A' && 'href' in target && target.href !== ''
}
