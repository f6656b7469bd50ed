import {useEffect, useRef, useState} from 'react'
import {styled} from 'styled-components'
import {isIn} from '../../../renderers/guide/path.ts'
import type {PreviewPicture} from '../preview.ts'
import {useFormPlace} from './formPlaces.ts'
import {useOpenPlace} from './useOpenPlace.ts'

/**
 * Lies over a page or card: what stands on it opens its field, by a click or by Enter; arrows walk it. When the
 * cursor of the form goes to something on it, it comes into sight.
 */
export function PicturePlaces({
  guide,
  picture: {name, places},
}: {
  guide: string
  picture: Pick<PreviewPicture, 'name' | 'places'>
}) {
  const open = useOpenPlace(guide)
  const cursor = useFormPlace(guide)?.cursor ?? ''
  const parts = useRef<(HTMLButtonElement | null)[]>([])
  const [reached, setReached] = useState(0)
  const around = places.filter(({at}) => isIn(cursor, at))
  const here = around.toSorted((a, b) => b.at.length - a.at.length)[0]
  const index = here === undefined ? -1 : places.indexOf(here)
  const latest = useRef(index)
  useEffect(() => {
    latest.current = index
  })
  // Only when the cursor moves: whoever reads elsewhere is not taken back with every letter.
  useEffect(() => {
    parts.current[latest.current]?.scrollIntoView({block: 'nearest'})
  }, [cursor])

  return (
    <Over
      role="group"
      aria-label={`Parts of ${name}`}
      onKeyDown={(event) => {
        const step = steps[event.key]
        const next = step === undefined ? undefined : parts.current[reached + step]
        if (next === undefined) return
        event.preventDefault()
        next?.focus()
      }}
    >
      {places.map((place, order) => (
        <Part
          key={`${place.at} ${order}`}
          ref={(element) => {
            parts.current[order] = element
          }}
          type="button"
          aria-label={`Edit “${place.name}”`}
          title={place.name}
          aria-current={order === index}
          tabIndex={order === Math.min(reached, places.length - 1) ? 0 : -1}
          onFocus={() => setReached(order)}
          onClick={() => open(place.at)}
          style={{
            left: share(place.left),
            top: share(place.top),
            width: share(place.width),
            height: share(place.height),
          }}
        />
      ))}
    </Over>
  )
}

const steps: Readonly<Record<string, number | undefined>> = {ArrowDown: 1, ArrowUp: -1}

function share(part: number): string {
  return `${part * 100}%`
}

// Between its parts the picture itself is clicked, as by whoever wants to save it.
const Over = styled.div`
  position: absolute;
  inset: 0;
  pointer-events: none;
`

const Part = styled.button`
  position: absolute;
  pointer-events: auto;
  padding: 0;
  border: 0;
  border-radius: 2px;
  background: none;
  outline-offset: 3px;
  cursor: pointer;
  scroll-margin: 4em 0;

  &:hover {
    outline: 2px dashed var(--card-focus-ring-color);
  }

  &[aria-current='true'] {
    outline: 2px solid var(--card-badge-caution-icon-color, orange);
  }

  &:focus-visible {
    outline: 3px solid var(--card-focus-ring-color);
  }
`
