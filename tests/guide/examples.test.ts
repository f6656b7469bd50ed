import test from 'ava'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {channels} from '../../schemas/channel.ts'
import {datasets, libraryFrom} from '../library.ts'

for (const [name, folder] of Object.entries(datasets)) {
  test(`every guide of the ${name} resolves in every channel without an error`, async (t) => {
    const library = await libraryFrom(folder)
    t.true(library.guides.size > 0)
    t.deepEqual(library.findings, [])
    for (const id of library.guides.keys()) {
      for (const channel of channels) {
        const {findings} = resolveGuide(library, id, channel)
        t.deepEqual(
          findings.filter(({severity}) => severity === 'error'),
          [],
          `${id} in ${channel}`,
        )
      }
    }
  })

  test(`resolving never changes a document of the ${name}`, async (t) => {
    const library = await libraryFrom(folder)
    const before = JSON.stringify([...library.guides])
    for (const id of library.guides.keys()) resolveGuide(library, id, 'web')
    t.is(JSON.stringify([...library.guides]), before)
  })
}
