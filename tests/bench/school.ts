import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {environmentOf} from '../../studio/commands/content/content.ts'
import {openLake} from '../../studio/lake/lake.ts'
import {clientFromEnvironment} from '../../studio/pipeline/client.ts'
import {datasets} from '../library.ts'

/** A store with so many guides like that of the guidance, in ten navigation groups, all in the handbook. */
export async function makeSchool(count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'guides-bench-'))
  const store = join(folder, 'lake')
  await withLake(store, async (client, lake) => {
    await lake.load(datasets.guidance)
    const original = await client.getDocument('guide-student-accounts')
    if (original === undefined) throw new Error('The guidance has no guide.')
    for (let first = 1; first < count; first += 100) {
      const transaction = client.transaction()
      for (let index = first; index < Math.min(count, first + 100); index += 1) {
        transaction.create({
          ...original,
          _id: `guide-${index}`,
          title: `Guide ${index}`,
          path: `/group-${index % 10}/g${index}/`,
          navigationGroup: `Group ${index % 10}`,
        })
      }
      await transaction.commit({visibility: 'sync', returnDocuments: false})
    }
    const entries = Array.from({length: count}, (_, index) => ({
      _type: 'handbookEntry',
      _key: `e${index}`,
      guide: {
        _type: 'reference',
        _ref: index === 0 ? 'guide-student-accounts' : `guide-${index}`,
      },
      page: 21 + 2 * index,
    }))
    await client.patch('handbook-student').set({entries}).commit()
  })
  return {
    folder,
    store,
    edit: (title: string) =>
      withLake(store, async (client) => {
        await client.patch('guide-student-accounts').set({title}).commit()
      }),
    remove: () => rm(folder, {recursive: true, force: true}),
  }
}

type Client = ReturnType<typeof clientFromEnvironment>
type Lake = Awaited<ReturnType<typeof openLake>>

/** Opens the lake of a folder for as long as something is done with it. */
export async function withLake<T>(
  store: string,
  work: (client: Client, lake: Lake) => Promise<T>,
): Promise<T> {
  const lake = await openLake({store})
  try {
    return await work(clientFromEnvironment(environmentOf(lake), 'raw'), lake)
  } finally {
    await lake.close()
  }
}
