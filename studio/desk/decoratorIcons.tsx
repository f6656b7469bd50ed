import {HighlightIcon} from '@sanity/icons/Highlight'
import type {ComponentType} from 'react'
import type {SchemaTypeDefinition} from 'sanity'

/** Signs for the marks of text for which Studio has none. */
const icons: Readonly<Record<string, ComponentType>> = {
  highlight: HighlightIcon,
  sup: () => <Letter small={10} />,
  sub: () => <Letter small={23} />,
}

/** An x with a small 2 whose foot stands at a height, in the frame of Studio's own signs. */
function Letter({small}: {small: number}) {
  return (
    <svg
      data-sanity-icon="letter"
      width="1em"
      height="1em"
      viewBox="0 0 25 25"
      fill="currentColor"
      aria-hidden="true"
    >
      <text x="3" y="19" fontSize="17">
        x
      </text>
      <text x="14" y={small} fontSize="11">
        2
      </text>
    </svg>
  )
}

/** The same type, with these signs on the toolbar of its text. */
export function withDecoratorIcons(type: SchemaTypeDefinition): SchemaTypeDefinition {
  if (type.type !== 'array' || !('of' in type)) return type
  const of = type.of.map((member) => {
    if (member.type !== 'block' || !('marks' in member) || member.marks === undefined) return member
    const decorators = member.marks.decorators?.map((decorator) => {
      const icon = icons[decorator.value]
      return icon === undefined ? decorator : {...decorator, icon}
    })
    return {...member, marks: {...member.marks, ...(decorators ? {decorators} : {})}}
  })
  return {...type, of}
}
