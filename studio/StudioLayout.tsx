import type {LayoutProps} from 'sanity'
import {OutageNotice} from './outage/OutageNotice.tsx'
import {NameDialog} from './person/NameDialog.tsx'
import {useToastsOnce} from './useToastsOnce.ts'

/** The whole Studio, and what is said over all of it. */
export function StudioLayout(props: LayoutProps) {
  useToastsOnce()
  return (
    <>
      {props.renderDefault(props)}
      <NameDialog />
      <OutageNotice />
    </>
  )
}
