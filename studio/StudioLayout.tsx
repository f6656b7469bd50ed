import {useEffect} from 'react'
import {type LayoutProps, useDocumentPreviewStore} from 'sanity'
import {singletons} from './desk/structure/singletons.ts'
import {OutageNotice} from './outage/OutageNotice.tsx'
import {NameDialog} from './person/NameDialog.tsx'
import {useToastsOnce} from './useToastsOnce.ts'

/** The whole Studio, and what is said over all of it. */
export function StudioLayout(props: LayoutProps) {
  useToastsOnce()
  useListeningPreviews()
  return (
    <>
      {props.renderDefault(props)}
      <NameDialog />
      <OutageNotice />
    </>
  )
}

/** Keeps the listener open that previews of documents need: a list that opens would wait for it first. */
function useListeningPreviews(): void {
  const previews = useDocumentPreviewStore()
  useEffect(() => {
    const listening = previews
      .observePaths({_id: singletons.siteSettings.id}, ['_type'])
      .subscribe()
    return () => listening.unsubscribe()
  }, [previews])
}
