import {useLayoutEffect, useRef} from 'react'

/**
 * Shows a web page where its reader had scrolled to in the one before. The frame may run no
 * script; it is of the Studio's origin only so that its place can be read and set.
 */
export function PageFrame({page}: {page: string}) {
  const frame = useRef<HTMLIFrameElement>(null)
  const place = useRef(0)
  const isShown = useRef(false)

  useLayoutEffect(() => {
    const {current} = frame
    if (current === null) return
    const now = current.contentWindow?.scrollY ?? 0
    // While a page is still coming it stands at its top, wherever its reader was.
    if (isShown.current || now > 0) place.current = now
    isShown.current = false
    current.srcdoc = page
  }, [page])

  return (
    <iframe
      ref={frame}
      title="Web page"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      onLoad={({currentTarget: {contentWindow, contentDocument}}) => {
        contentDocument?.addEventListener('click', openLink)
        if (contentWindow?.scrollY === 0) {
          contentWindow.scrollTo({top: place.current, behavior: 'instant'})
        }
        isShown.current = true
      }}
      style={{display: 'block', width: '100%', height: '100%', border: 0, background: 'Canvas'}}
    />
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
