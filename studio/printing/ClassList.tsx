import {Button, Card, Flex, Heading, Stack, Text} from '@sanity/ui'
import {useEffect, useId, useRef, useState} from 'react'
import {useClient} from 'sanity'
import * as v from 'valibot'
import {fetchPipeline, pipelineKey} from '../panes/askPipeline.ts'
import {Download} from '../panes/Download.tsx'
import {Findings} from '../panes/Findings.tsx'
import {type CopiesCheck, copiesSchema} from './printed.ts'

/**
 * A copy for every row of a class list, its blanks filled. The list stays in this window: it goes to what
 * prints, which keeps nothing of it, and comes back as one file.
 */
export function ClassList({
  form,
  isPress,
  problem,
  guide,
}: {
  form: () => FormData
  isPress: boolean
  problem: string | undefined
  guide: string
}) {
  const client = useClient({apiVersion: '2025-02-19'})
  const id = useId()
  const [list, setList] = useState<File>()
  const [checked, setChecked] = useState<CopiesCheck | string>()
  const [copies, setCopies] = useState<Blob>()
  const [isOver, setOver] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const ask = async (file: File, isCheck: boolean) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const {signal} = controller
    const body = form()
    body.set('list', file)
    if (isCheck) body.set('check', 'yes')
    setBusy(true)
    setCopies(undefined)
    try {
      const response = await fetchPipeline('copies', pipelineKey(client), {body, signal})
      if (isCheck) setChecked(v.parse(copiesSchema, await response.json()))
      else setCopies(await response.blob())
    } catch (error) {
      if (!signal.aborted) setChecked(error instanceof Error ? error.message : String(error))
    } finally {
      if (running.current === controller) setBusy(false)
    }
  }
  const take = (file: File | undefined) => {
    setList(file)
    setChecked(undefined)
    setCopies(undefined)
    if (file !== undefined) void ask(file, true)
  }
  const name = isPress ? `${guide}.class.pdf` : `${guide}.class.zip`
  const count = typeof checked === 'object' ? checked.count : undefined
  return (
    <Stack as="section" gap={3} aria-label="For a class">
      <Heading as="h3" size={1}>
        For a class
      </Heading>
      <Text size={1} muted>
        A copy for every row of a list (CSV), its blanks filled by the columns of their names. The
        list is kept nowhere; delete the copies when they are printed.
      </Text>
      <Card
        border
        radius={2}
        padding={4}
        tone={isOver ? 'primary' : 'transparent'}
        data-testid="class-list"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files[0])
        }}
      >
        <Stack gap={3}>
          <Text as="label" size={1} htmlFor={id}>
            Drop the class list here, or choose it:
          </Text>
          <input
            id={id}
            type="file"
            accept=".csv,text/csv"
            onChange={({currentTarget}) => take(currentTarget.files?.[0])}
          />
        </Stack>
      </Card>
      <Stack gap={3} aria-live="polite">
        {isBusy && <Text size={1}>One moment …</Text>}
        {typeof checked === 'string' && (
          <Card tone="critical" border radius={2} padding={3}>
            <Text size={1}>{checked}</Text>
          </Card>
        )}
        {typeof checked === 'object' && <Findings guide={guide} findings={checked.findings} />}
        {list !== undefined && count !== undefined && (
          <Flex gap={2} wrap="wrap">
            <Button
              text={count === 1 ? 'Make 1 copy' : `Make ${count} copies`}
              disabled={isBusy || problem !== undefined}
              onClick={() => void ask(list, false)}
            />
            <Download file={copies} text={`Download ${name}`} name={name} />
          </Flex>
        )}
      </Stack>
    </Stack>
  )
}
