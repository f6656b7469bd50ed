import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {createImageUrlBuilder} from '@sanity/image-url'
import type {ReactNode} from 'react'
import {getPublishedId, useClient} from 'sanity'
import {styled} from 'styled-components'
import {useMark} from '../attention/useAttention.ts'

/** How many pixels of a picture are shown at most, each way. */
const SIZE = 80

/** What stands before a guide in lists: its first picture, and a mark where it is held back or has errors. */
export function GuideSign({id, picture}: {id: string; picture?: string}): ReactNode {
  const client = useClient({apiVersion: '2025-02-19'})
  const mark = useMark(getPublishedId(id))
  return (
    <>
      {picture === undefined ? (
        <DocumentTextIcon />
      ) : (
        <img
          alt=""
          src={createImageUrlBuilder(client).image(picture).size(SIZE, SIZE).fit('crop').url()}
        />
      )}
      {mark !== undefined && (
        <Mark role="img" aria-label={mark} title={mark}>
          !
        </Mark>
      )}
    </>
  )
}

const Mark = styled.span`
  position: absolute;
  right: 0;
  bottom: 0;
  width: 1.1em;
  border-radius: 3px 0 0;
  background: #b3241b;
  color: #fff;
  font: bold 12px/1.2 sans-serif;
  text-align: center;
`
