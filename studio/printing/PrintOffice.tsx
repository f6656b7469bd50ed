import {DocumentPdfIcon} from '@sanity/icons/DocumentPdf'
import {Box, Button, Card, Flex, Label, Select, Stack, Text, TextInput} from '@sanity/ui'
import {useEffect, useId, useRef, useState} from 'react'
import {useClient} from 'sanity'
import * as v from 'valibot'
import {fetchPipeline, pipelineKey} from '../panes/askPipeline.ts'
import {Download} from '../panes/Download.tsx'
import {Findings} from '../panes/Findings.tsx'
import {ClassList} from './ClassList.tsx'
import {type PrintedFile, printedSchema} from './printed.ts'
import {printOptions, printProblem} from './printOptions.ts'

type Name = keyof typeof printOptions

/** What was chosen; what is left as usual is not in it. */
export type ChosenOptions = Readonly<Partial<Record<Name, string>>>

/** The result of asking for a file. */
interface Made extends PrintedFile {
  readonly bytes?: Blob
}

/**
 * Makes files for the print office: of one guide, or of the whole handbook where none is given; with the
 * options of `npm run print`, and its preflight beside each.
 */
export function PrintOffice({guide}: {guide?: string}) {
  const client = useClient({apiVersion: '2025-02-19'})
  const [chosen, setChosen] = useState<ChosenOptions>({})
  const [profile, setProfile] = useState<File>()
  const [made, setMade] = useState<Made | string>()
  const [isMaking, setMaking] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const edition = chosen.edition ?? printOptions.edition.default
  const problem = printProblem(
    {edition, page: chosen.page, ink: chosen.ink, hasProfile: profile !== undefined},
    (name) => `“${printOptions[name].title}”`,
  )
  const choose = (name: Name, value: string) => {
    setMade(undefined)
    setChosen(({[name]: _, ...others}) => (value === '' ? others : {...others, [name]: value}))
  }
  const form = () => {
    const data = new FormData()
    if (guide !== undefined) data.set('guide', guide)
    for (const [name, value] of Object.entries(chosen)) data.set(name, value)
    if (profile !== undefined) data.set('profile', profile)
    return data
  }
  const make = async () => {
    const controller = new AbortController()
    running.current = controller
    const {signal} = controller
    setMaking(true)
    setMade(undefined)
    try {
      const key = pipelineKey(client)
      const response = await fetchPipeline('print', key, {body: form(), signal})
      const printed = v.parse(printedSchema, await response.json())
      const {file} = printed
      const address = `file/${file?.sha256}/${file?.name}`
      const bytes =
        file === undefined ? undefined : await (await fetchPipeline(address, key, {signal})).blob()
      setMade({...printed, ...(bytes === undefined ? {} : {bytes})})
    } catch (error) {
      if (!signal.aborted) setMade(error instanceof Error ? error.message : String(error))
    } finally {
      setMaking(false)
    }
  }

  const names: readonly Name[] = [
    'edition',
    'perspective',
    'trim',
    ...(guide === undefined ? [] : (['page'] as const)),
    ...(edition === 'press' ? (['ink', 'profile'] as const) : []),
    'impose',
  ]
  return (
    <Stack gap={4} padding={3} data-testid="print-office">
      {names.map((name) => (
        <OptionField
          key={name}
          name={name}
          value={chosen[name] ?? ''}
          onChoose={choose}
          onFile={(file) => {
            setMade(undefined)
            setProfile(file)
          }}
        />
      ))}
      {problem !== undefined && (
        <Card tone="caution" border radius={2} padding={3} role="status">
          <Text size={1}>{problem}</Text>
        </Card>
      )}
      <Flex gap={2}>
        <Button
          icon={DocumentPdfIcon}
          text={isMaking ? 'Making the PDF …' : 'Make the PDF'}
          disabled={isMaking || problem !== undefined}
          onClick={() => void make()}
        />
        {isMaking && <Button mode="ghost" text="Stop" onClick={() => running.current?.abort()} />}
      </Flex>
      <Box aria-live="polite">
        {typeof made === 'string' && (
          <Card tone="critical" border radius={2} padding={3}>
            <Text size={1}>{made}</Text>
          </Card>
        )}
        {typeof made === 'object' && <Result made={made} guide={guide ?? ''} />}
      </Box>
      {guide !== undefined && (
        <ClassList form={form} isPress={edition === 'press'} problem={problem} guide={guide} />
      )}
    </Stack>
  )
}

/** The finished file with its preflight, or what stands against it. */
function Result({made: {file, bytes, findings}, guide}: {made: Made; guide: string}) {
  return (
    <Stack gap={3}>
      {file !== undefined && (
        <>
          <Download file={bytes} text={`Download ${file.name}`} name={file.name} />
          <Card border radius={2} padding={3} overflow="auto" tabIndex={0} aria-label="Preflight">
            <pre style={{margin: 0, fontSize: '0.8125rem'}} data-testid="preflight">
              {file.preflight}
            </pre>
          </Card>
        </>
      )}
      {file === undefined && (
        <Card tone="critical" border radius={2} padding={3}>
          <Text size={1}>There is no file yet: this must be mended first.</Text>
        </Card>
      )}
      <Findings guide={guide} findings={findings} />
    </Stack>
  )
}

/** One option, as the table of the command says it. */
function OptionField({
  name,
  value,
  onChoose,
  onFile,
}: {
  name: Name
  value: string
  onChoose: (name: Name, value: string) => void
  onFile: (file: File | undefined) => void
}) {
  const id = useId()
  const option = printOptions[name]
  const usual = 'usual' in option ? option.usual : undefined
  return (
    <Stack gap={2}>
      <Label as="label" size={1} htmlFor={id}>
        {option.title}
      </Label>
      {'titles' in option ? (
        <Select
          id={id}
          fontSize={1}
          value={value}
          onChange={({currentTarget}) => onChoose(name, currentTarget.value)}
        >
          {usual !== undefined && <option value="">{usual}</option>}
          {Object.entries(option.titles).map(([choice, title]) => (
            <option
              key={choice}
              value={'default' in option && choice === option.default ? '' : choice}
            >
              {title}
            </option>
          ))}
        </Select>
      ) : name === 'profile' ? (
        <>
          <input
            id={id}
            type="file"
            accept=".icc,.icm"
            onChange={({currentTarget}) => onFile(currentTarget.files?.[0])}
          />
          <Text size={1} muted>
            {usual}
          </Text>
        </>
      ) : (
        <TextInput
          id={id}
          fontSize={1}
          inputMode="numeric"
          placeholder={usual ?? ''}
          value={value}
          onChange={({currentTarget}) => onChoose(name, currentTarget.value)}
        />
      )}
    </Stack>
  )
}
