import {LaunchIcon} from '@sanity/icons/Launch'
import {useEffect, useState} from 'react'
import {type DocumentActionComponent, getPublishedId, useClient} from 'sanity'
import * as v from 'valibot'
import {askPipeline, pipelineKey} from '../panes/askPipeline.ts'
import {type OnlinePlace, onlinePlaceSchema} from './online.ts'

/** Opens the page of a guide where visitors see it. */
export const viewOnSite: DocumentActionComponent = ({id, published}) => {
  const client = useClient({apiVersion: '2025-02-19'})
  const guide = getPublishedId(id)
  const [place, setPlace] = useState<OnlinePlace>()
  const revision = published?._rev
  useEffect(() => {
    setPlace(undefined)
    if (revision === undefined) return undefined
    const ended = new AbortController()
    askPipeline(`online/guide/${guide}`, pipelineKey(client), {signal: ended.signal})
      .then((answer) => setPlace(v.parse(onlinePlaceSchema, answer)))
      .catch(() => {})
    return () => ended.abort()
  }, [client, guide, revision])
  const address = place?.address
  return {
    label: 'View on site',
    icon: LaunchIcon,
    disabled: address === undefined,
    title:
      address === undefined
        ? 'It is not online yet. “Site”, above, puts it there.'
        : place?.isCurrent
          ? address
          : `${address}, as it was put online last`,
    onHandle: () => window.open(address, '_blank', 'noopener'),
  }
}
Object.assign(viewOnSite, {action: 'viewOnSite', displayName: 'ViewOnSite'})
