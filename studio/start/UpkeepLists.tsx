import {Card, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {getPublishedId, useDocumentStore} from 'sanity'
import * as v from 'valibot'
import {listenSteadily} from '../desk/listenSteadily.ts'
import {OpenLink} from './FindingLine.tsx'
import {Limited} from './Limited.tsx'
import {Section} from './StartPage.tsx'

/** After how many days somebody should make sure again that a guide is right. */
const REVIEW_DAYS = 365

const UPKEEP = `{
  "imported": *[_type == "importedPage" && state == "waiting"] | order(_id) {
    guide, "title": *[_id == ^.guide][0].title, "left": count(todos)
  },
  "due": *[_type == "guide" && defined(reviewedOn) && reviewedOn < $due] | order(reviewedOn) {
    "guide": _id, title, "on": reviewedOn
  },
  "behind": *[_type == "guide" && defined(translationOf) && translationOf->_rev != translatedFrom] | order(title) {
    "guide": _id, title, "original": translationOf->title
  }
}`

const line = {guide: v.nullable(v.string()), title: v.nullable(v.string())}
const upkeepSchema = v.object({
  imported: v.array(v.object({...line, left: v.nullable(v.number())})),
  due: v.array(v.object({...line, on: v.string()})),
  behind: v.array(v.object({...line, original: v.nullable(v.string())})),
})

/** What the importer left to do, reviews that are due, and translations older than their original. */
export function UpkeepLists() {
  const documentStore = useDocumentStore()
  const [upkeep, setUpkeep] = useState<v.InferOutput<typeof upkeepSchema>>()
  useEffect(() => {
    const due = new Date(Date.now() - REVIEW_DAYS * 86_400_000).toISOString().slice(0, 10)
    const listening = listenSteadily(documentStore, UPKEEP, {due}).subscribe((found) => {
      const read = v.safeParse(upkeepSchema, found)
      if (read.success) setUpkeep(read.output)
    })
    return () => listening.unsubscribe()
  }, [documentStore])
  if (upkeep === undefined) return null
  const {imported, due, behind} = upkeep
  return (
    <>
      <Section title="Left to do by the importer" count={imported.length}>
        <Limited>
          {imported.map((one) => (
            <Line key={one.guide} {...one} text={`${one.left ?? 0} things to look at`} />
          ))}
        </Limited>
      </Section>
      <Section title="Translations behind their original" count={behind.length}>
        <Limited>
          {behind.map((one) => (
            <Line key={one.guide} {...one} text={`“${one.original}” changed since`} />
          ))}
        </Limited>
      </Section>
      <Section title="Reviews that are due" count={due.length}>
        <Limited>
          {due.map((one) => (
            <Line key={one.guide} {...one} text={`last looked over on ${one.on}`} />
          ))}
        </Limited>
      </Section>
    </>
  )
}

function Line({guide, title, text}: {guide: string | null; title: string | null; text: string}) {
  return (
    <Card border radius={2} padding={3}>
      <Text size={1}>
        {guide === null ? (
          title
        ) : (
          <OpenLink id={getPublishedId(guide)} type="guide">
            {title ?? 'A guide without a title'}
          </OpenLink>
        )}
        {`: ${text}`}
      </Text>
    </Card>
  )
}
