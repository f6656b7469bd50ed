import test from 'ava'
import {renderGuide} from '../../renderers/web/html.ts'
import {guideDocument, resolve, text} from '../guide/document.ts'
import {servedImage} from './servedImage.ts'

const draw = (...body: unknown[]) =>
  renderGuide(resolve(guideDocument(body)).guide, {image: servedImage})

const span = (content: string, ...marks: string[]) => ({
  _type: 'span',
  _key: content.replaceAll(/\W/g, ''),
  text: content,
  marks,
})
const link = (key: string, href: string) => ({_type: 'link', _key: key, href})
const paragraph = (children: unknown[], markDefs: unknown[]) => text('', {children, markDefs})

test('a blank at an end of a link stands outside it', (t) => {
  const html = draw(
    paragraph(
      [
        span('Visit the'),
        span(' school portal ', 'a'),
        span('and choose your class, or '),
        span('write to us ', 'b'),
        span('today.'),
      ],
      [link('a', 'https://www.example.org/portal'), link('b', 'mailto:office@school.example')],
    ),
  )
  t.is(
    html.replaceAll(/ (?:class|rel)="external"/g, ''),
    '<p>Visit the <a href="https://www.example.org/portal">school portal</a> and choose your class, or <a href="mailto:office@school.example">write to us</a> today.</p>',
  )
})

test('links to one address side by side are one link, and what stands between keeps them apart', (t) => {
  const html = draw(
    paragraph(
      [
        span('The ', 'a'),
        span('bold', 'b', 'strong'),
        span(' page', 'c'),
        span(' and '),
        span('again', 'b'),
        span('elsewhere', 'd'),
      ],
      [link('a', '/x/'), link('b', '/x/'), link('c', '/x/'), link('d', '/y/')],
    ),
  )
  t.is(
    html,
    '<p><a href="/x/">The <strong>bold</strong> page</a> and <a href="/x/">again</a><a href="/y/">elsewhere</a></p>',
  )
})

test('a list that begins deep, or goes deeper by more than one, has each sign once', (t) => {
  const item = (words: string, listItem: string, level: number) => text(words, {listItem, level})
  const html = draw(
    item('socks', 'bullet', 3),
    item('a raincoat', 'bullet', 1),
    item('in a bag', 'bullet', 4),
    item('in two bags', 'bullet', 4),
    item('with a name tag', 'number', 2),
    item('Sign in', 'number', 1),
    item('Eat', 'number', 1),
    item('drink', 'bullet', 2),
    item('Sleep', 'number', 1),
    text('After the list.'),
    item('Alone at three', 'number', 3),
  )
  t.is(
    html.replaceAll(/<\/?p>/g, ''),
    '<ul><li>socks</li><li>a raincoat<ul><li>in a bag</li><li>in two bags</li></ul><ol><li>with a name tag</li></ol></li></ul>' +
      '<ol><li>Sign in</li><li>Eat<ul><li>drink</li></ul></li><li>Sleep</li></ol>' +
      'After the list.<ol><li>Alone at three</li></ol>',
  )
})
