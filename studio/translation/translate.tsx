import {TranslateIcon} from '@sanity/icons/Translate'
import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useEffect, useState} from 'react'
import {
  type DocumentActionComponent,
  getDraftId,
  getPublishedId,
  type SanityDocumentLike,
  useClient,
  useDocumentStore,
} from 'sanity'
import {useRouter} from 'sanity/router'
import * as v from 'valibot'
import {isLanguage, type Language, languages, languageTitles} from '../../schemas/language.ts'
import {listenSteadily} from '../desk/listenSteadily.ts'

const TAKEN = '*[_type == "guide" && translationOf._ref == $id].language'

/**
 * “Translate this guide”: a copy with the same structure and pictures, which knows what it translates and
 * at which revision. Offered for originals, in the languages that they are not yet in.
 */
export const translateGuide: DocumentActionComponent = ({id, type, draft, published}) => {
  const client = useClient({apiVersion: '2025-02-19'})
  const {navigateIntent} = useRouter()
  const {push} = useToast()
  const [isOpen, setOpen] = useState(false)
  const original = published ?? draft
  const originalId = getPublishedId(id)
  const taken = useLanguages(originalId)
  if (type !== 'guide' || original === null || original.translationOf !== undefined) return null
  const free = languages.filter(
    (language) => language !== original.language && !taken.includes(language),
  )
  if (free.length === 0) return null

  const begin = async (language: Language) => {
    const translation = translationOf(original, originalId, language)
    try {
      await client.create(translation)
      setOpen(false)
      navigateIntent('edit', {id: getPublishedId(translation._id), type: 'guide'})
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error)
      push({status: 'error', closable: true, title: 'It could not be begun', description})
    }
  }
  return {
    label: 'Translate this guide',
    icon: TranslateIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Translate this guide',
      width: 'small',
      onClose: () => setOpen(false),
      content: (
        <Stack gap={4}>
          <Text size={1}>
            A draft begins with all of its text and pictures. Write over the text, block by block.
            {published === null &&
              ' The guide is not published yet: what changes in it until then is told to you.'}
          </Text>
          <Flex gap={2} wrap="wrap">
            {free.map((language) => (
              <Button
                key={language}
                mode="ghost"
                text={languageTitles[language]}
                onClick={() => void begin(language)}
              />
            ))}
          </Flex>
        </Stack>
      ),
    },
  }
}
translateGuide.displayName = 'TranslateGuide'

/** The languages that a guide is already in. */
function useLanguages(id: string): readonly Language[] {
  const documentStore = useDocumentStore()
  const [taken, setTaken] = useState<readonly Language[]>([])
  useEffect(() => {
    const listening = listenSteadily(documentStore, TAKEN, {id}).subscribe((found) => {
      const read = v.safeParse(v.array(v.unknown()), found)
      setTaken(read.success ? read.output.filter(isLanguage) : [])
    })
    return () => listening.unsubscribe()
  }, [documentStore, id])
  return taken
}

/** The draft that a translation begins with. */
function translationOf(
  {_id: _, _rev: revision, _createdAt: __, _updatedAt: ___, path, ...fields}: SanityDocumentLike,
  original: string,
  language: Language,
) {
  const {formerPaths: ____, ...kept} = fields
  const tag = language.slice(0, 2)
  return {
    ...kept,
    _id: getDraftId(`${original}-${tag}`),
    _type: 'guide',
    language,
    // Beside its original, so that nobody has to think of an address.
    ...(typeof path === 'string' ? {path: path.replace(/\/$/u, `-${tag}/`)} : {}),
    translationOf: {_type: 'reference', _ref: original, _weak: false},
    ...(revision === undefined ? {} : {translatedFrom: revision}),
  }
}
