import type {CalloutTone} from '../../schemas/blocks/callout.ts'
import type {Language} from '../../schemas/language.ts'

/** The words that the product itself says to readers, in one language. */
export interface Words {
  readonly stepOf: (number: number, count: number) => string
  /** The same, under the heading of its procedure: “Share it · step 2 of 4”. */
  readonly stepUnder: (heading: string, number: number, count: number) => string
  readonly tones: Record<CalloutTone, string>
  readonly contents: string
  readonly index: string
  readonly links: string
  readonly reviewedOn: string
  readonly revision: string
  readonly draft: string
  readonly moreAt: string
  /** Page references: from outside the handbook, on the very page, elsewhere in the same handbook. */
  readonly inHandbook: (handbook: string, page: number) => string
  readonly onThisPage: string
  readonly onPage: (page: number) => string
}

/** The product's own words in every language; each channel takes them from here. */
export const words: Record<Language, Words> = {
  en: {
    stepOf: (number, count) => `Step ${number} of ${count}`,
    stepUnder: (heading, number, count) => `${heading} · step ${number} of ${count}`,
    tones: {note: 'Note', important: 'Important', warning: 'Warning'},
    contents: 'Contents',
    index: 'Index of guides',
    links: 'Links',
    reviewedOn: 'Reviewed on',
    revision: 'Revision',
    draft: 'Draft',
    moreAt: 'Read more at',
    inHandbook: (handbook, page) => `in the ${handbook} on page ${page}`,
    onThisPage: 'on this page',
    onPage: (page) => `on page ${page}`,
  },
  'zh-SG': {
    stepOf: (number, count) => `第${number}步，共${count}步`,
    stepUnder: (heading, number, count) => `${heading} · 第${number}步，共${count}步`,
    tones: {note: '注意', important: '重要', warning: '警告'},
    contents: '目录',
    index: '指南索引',
    links: '链接',
    reviewedOn: '审阅日期',
    revision: '版本',
    draft: '草稿',
    moreAt: '详情请见',
    inHandbook: (handbook, page) => `在《${handbook}》第${page}页`,
    onThisPage: '在本页',
    onPage: (page) => `在第${page}页`,
  },
  ms: {
    stepOf: (number, count) => `Langkah ${number} daripada ${count}`,
    stepUnder: (heading, number, count) => `${heading} · langkah ${number} daripada ${count}`,
    tones: {note: 'Nota', important: 'Penting', warning: 'Amaran'},
    contents: 'Kandungan',
    index: 'Indeks panduan',
    links: 'Pautan',
    reviewedOn: 'Disemak pada',
    revision: 'Semakan',
    draft: 'Draf',
    moreAt: 'Baca selanjutnya di',
    inHandbook: (handbook, page) => `dalam ${handbook} di halaman ${page}`,
    onThisPage: 'di halaman ini',
    onPage: (page) => `di halaman ${page}`,
  },
  ta: {
    stepOf: (number, count) => `படி ${number} / ${count}`,
    stepUnder: (heading, number, count) => `${heading} · படி ${number} / ${count}`,
    tones: {note: 'குறிப்பு', important: 'முக்கியம்', warning: 'எச்சரிக்கை'},
    contents: 'உள்ளடக்கம்',
    index: 'வழிகாட்டி அகரவரிசை',
    links: 'இணைப்புகள்',
    reviewedOn: 'மதிப்பாய்வு செய்த நாள்',
    revision: 'திருத்தம்',
    draft: 'வரைவு',
    moreAt: 'மேலும் படிக்க',
    inHandbook: (handbook, page) => `${handbook} பக்கம் ${page}-இல்`,
    onThisPage: 'இந்தப் பக்கத்தில்',
    onPage: (page) => `பக்கம் ${page}-இல்`,
  },
}
