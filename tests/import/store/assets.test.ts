import test from 'ava'
import sharp from 'sharp'
import {importFiles, page} from '../importing.ts'

const picture = (colour: string) =>
  sharp({create: {width: 8, height: 6, channels: 3, background: colour}})
    .png()
    .toBuffer()

test('pictures and files become assets, each once, whatever way their addresses are written', async (t) => {
  const {client, result, pageOf} = await importFiles(t, {
    '_notes/a.md': page(
      '<img src="/images/My Pic.PNG" alt="Red."><img src="/images/my%20pic.png" alt="Red."><img src="https://www.rainforest.moe.edu.sg/images/%E5%9B%BE.png" alt="Blue."><p><a href="/files/Form%20A.pdf">Form</a> <a href="https://www.rainforest.moe.edu.sg/files/Form A.pdf">again</a></p>',
      {permalink: '/a/'},
    ),
    '_notes/b.md': page('<img src="/images/copy.png" alt="Red too.">', {permalink: '/b/'}),
    'images/My Pic.png': await picture('red'),
    'images/copy.png': await picture('red'),
    'images/图.png': await picture('blue'),
    'files/Form A.pdf': '%PDF-1.4 form',
  })
  t.is(result.assetsUploaded, 3)
  const images = await client.fetch(
    '*[_type == "sanity.imageAsset"] | order(originalFilename){originalFilename}',
  )
  t.is(images.length, 2)
  const body = pageOf('_notes/a.md').imported?.guide.body ?? []
  t.true(
    body.every(
      (block) => block._type !== 'figure' || (block.asset && block.importedFrom === undefined),
    ),
  )
  const links = body.flatMap((block) => (block._type === 'block' ? (block.markDefs ?? []) : []))
  t.deepEqual(
    links.map(({_type}) => _type),
    ['fileLink', 'fileLink'],
  )
})

test('pictures of steps become assets too, all of them', async (t) => {
  const row = (text: string, ...names: string[]) =>
    `<tr><td>${text}</td><td>${names.map((name) => `<img src="/images/${name}.png" alt="A ${name} field.">`).join('')}</td></tr>`
  const {result, pageOf} = await importFiles(t, {
    '_notes/a.md': page(`<table>${row('1) x', 'red', 'blue')}${row('2) y', 'green')}</table>`),
    'images/red.png': await picture('red'),
    'images/blue.png': await picture('blue'),
    'images/green.png': await picture('green'),
  })
  t.is(result.assetsUploaded, 3)
  const {imported, todos} = pageOf('_notes/a.md')
  t.false(JSON.stringify(imported?.guide.body).includes('importedFrom'))
  t.deepEqual(todos, [])
})

test('what is missing, broken or elsewhere is named in a finding; the figure stands without it', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/a.md': page(
      '<img src="/images/gone.png" alt="a"><img src="/images/broken.png" alt="b"><img src="https://other.example/c.png" alt="c"><img src="/images/drawing.svg" alt="d"><p><a href="/files/gone.pdf">x</a></p>',
    ),
    'images/broken.png': 'this is not a picture',
    'images/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  const {notes, imported} = pageOf('_notes/a.md')
  const said = (about: string) => notes.find((note) => note.about === about)?.problem ?? ''
  t.regex(said('/images/gone.png'), /no such file/u)
  t.regex(said('/images/broken.png'), /could not be had: .+/u)
  t.regex(said('https://other.example/c.png'), /on another site/u)
  t.regex(said('/images/drawing.svg'), /\.svg/u)
  t.regex(said('/files/gone.pdf'), /no such file/u)
  const figures = (imported?.guide.body ?? []).filter((block) => block._type === 'figure')
  t.deepEqual(
    figures.map((figure) => [figure.importedFrom, figure.asset]),
    [
      ['/images/gone.png', undefined],
      ['/images/broken.png', undefined],
      ['https://other.example/c.png', undefined],
      ['/images/drawing.svg', undefined],
    ],
  )
})

test('alternative text is never made up, and never taken for decoration', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/a.md': page(
      '<img src="/images/a.png" alt=""><img src="/images/b.png"><img src="/images/c.png" alt="Placeholder image">',
    ),
    'images/a.png': await picture('red'),
  })
  const {notes, imported} = pageOf('_notes/a.md')
  const figures = (imported?.guide.body ?? []).filter((block) => block._type === 'figure')
  t.deepEqual(
    figures.map(({alt, decorative}) => [alt, decorative]),
    [
      [undefined, undefined],
      [undefined, undefined],
      ['Placeholder image', undefined],
    ],
  )
  t.is(notes.filter(({problem}) => problem.includes('alternative text')).length, 3)
})
