import type {Language} from '../../schemas/language.ts'

/** The words of the site itself, in one language: menus, labels and messages around a guide. */
export interface SiteWords {
  readonly skipToContent: string
  readonly home: string
  readonly breadcrumbs: string
  readonly otherLanguages: string
  readonly download: (handbook: string) => string
  readonly embedded: (provider: string) => string
  readonly scrollableTable: string
  readonly lastUpdated: string
  readonly contact: string
  readonly notFoundTitle: string
  readonly notFoundText: string
  readonly owner: string
  readonly welcome: string
  readonly menu: string
  readonly search: string
  readonly searchGuides: string
  readonly searching: string
  readonly found: (count: string, query: string) => string
  readonly foundNone: (query: string) => string
  readonly moreResults: string
  readonly searchFailed: string
  readonly aboutSite: string
  readonly problem: string
  readonly problemSubject: (title: string, revision: string) => string
  readonly problemBody: string
  readonly changes: string
  readonly changesFeed: string
  readonly notice: string
  readonly until: string
  readonly hours: string
  readonly map: string
  readonly allGuides: string
}

/** The site's own words in every language. */
export const siteWords: Record<Language, SiteWords> = {
  en: {
    skipToContent: 'Skip to the content',
    home: 'Home',
    breadcrumbs: 'Breadcrumbs',
    otherLanguages: 'Other languages',
    download: (handbook) => `Download the ${handbook} page`,
    embedded: (provider) => `Opens ${provider}`,
    scrollableTable: 'The table goes on: scroll it sideways.',
    lastUpdated: 'Last updated',
    contact: 'Contact',
    notFoundTitle: 'Page not found',
    notFoundText:
      'The page has moved, or the address has a slip in it. The list below leads to every guide.',
    owner: 'Kept by',
    welcome: 'Guidance for students and parents.',
    menu: 'Sections',
    search: 'Search',
    searchGuides: 'Search the guides',
    searching: 'Searching …',
    found: (count, query) => `${count === '1' ? '1 guide' : `${count} guides`} for “${query}”`,
    foundNone: (query) => `No guide for “${query}”. Try another word, or look in the list below.`,
    moreResults: 'More results',
    searchFailed: 'The search cannot be loaded. The list below leads to every guide.',
    aboutSite: 'About this site',
    problem: 'Something wrong with this page?',
    problemSubject: (title, revision) => `${title}: something is wrong (revision ${revision})`,
    problemBody: 'What is wrong, and where on the page?',
    changes: 'What changed',
    changesFeed: 'The same as a feed',
    notice: 'Notice',
    until: 'Until',
    hours: 'Opening hours',
    map: 'See the map',
    allGuides: 'All guides',
  },
  'zh-SG': {
    skipToContent: '跳到正文',
    home: '首页',
    breadcrumbs: '当前位置',
    otherLanguages: '其他语言',
    download: (handbook) => `下载《${handbook}》此页`,
    embedded: (provider) => `将打开 ${provider}`,
    scrollableTable: '表格未完，请横向滚动查看。',
    lastUpdated: '最后更新',
    contact: '联系我们',
    notFoundTitle: '找不到网页',
    notFoundText: '网页可能已移动，或网址有误。您可以从下面的列表进入各份指南。',
    owner: '负责单位',
    welcome: '给学生和家长的指南。',
    menu: '栏目',
    search: '搜索',
    searchGuides: '搜索指南',
    searching: '正在搜索……',
    found: (count, query) => `找到 ${count} 份有关“${query}”的指南`,
    foundNone: (query) => `找不到有关“${query}”的指南。请换一个词，或查看下面的列表。`,
    moreResults: '更多结果',
    searchFailed: '无法载入搜索功能。您可以从下面的列表进入各份指南。',
    aboutSite: '关于本网站',
    problem: '网页内容有误？',
    problemSubject: (title, revision) => `${title}：内容有误（版本 ${revision}）`,
    problemBody: '请说明网页何处有误：',
    changes: '更新记录',
    changesFeed: '以订阅源查看',
    notice: '通告',
    until: '有效期至',
    hours: '办公时间',
    map: '查看地图',
    allGuides: '所有指南',
  },
  ms: {
    skipToContent: 'Langkau ke kandungan',
    home: 'Laman utama',
    breadcrumbs: 'Lokasi halaman',
    otherLanguages: 'Bahasa lain',
    download: (handbook) => `Muat turun halaman ${handbook}`,
    embedded: (provider) => `Membuka ${provider}`,
    scrollableTable: 'Jadual bersambung: tatal ke sisi.',
    lastUpdated: 'Kemas kini terakhir',
    contact: 'Hubungi kami',
    notFoundTitle: 'Halaman tidak ditemui',
    notFoundText:
      'Halaman ini telah berpindah atau alamatnya salah. Senarai di bawah menuju ke setiap panduan.',
    owner: 'Diselenggara oleh',
    welcome: 'Panduan untuk murid dan ibu bapa.',
    menu: 'Bahagian',
    search: 'Cari',
    searchGuides: 'Cari panduan',
    searching: 'Sedang mencari …',
    found: (count, query) => `${count} panduan bagi “${query}”`,
    foundNone: (query) =>
      `Tiada panduan bagi “${query}”. Cuba perkataan lain, atau lihat senarai di bawah.`,
    moreResults: 'Lagi hasil',
    searchFailed: 'Carian tidak dapat dimuatkan. Senarai di bawah menuju ke setiap panduan.',
    aboutSite: 'Tentang laman ini',
    problem: 'Ada yang salah pada halaman ini?',
    problemSubject: (title, revision) => `${title}: ada kesilapan (semakan ${revision})`,
    problemBody: 'Apakah yang salah, dan di mana pada halaman ini?',
    changes: 'Perubahan',
    changesFeed: 'Sebagai suapan',
    notice: 'Notis',
    until: 'Sehingga',
    hours: 'Waktu pejabat',
    map: 'Lihat peta',
    allGuides: 'Semua panduan',
  },
  ta: {
    skipToContent: 'உள்ளடக்கத்திற்குச் செல்க',
    home: 'முகப்பு',
    breadcrumbs: 'இருக்குமிடம்',
    otherLanguages: 'பிற மொழிகள்',
    download: (handbook) => `${handbook} பக்கத்தைப் பதிவிறக்குக`,
    embedded: (provider) => `${provider} திறக்கும்`,
    scrollableTable: 'அட்டவணை தொடர்கிறது: பக்கவாட்டில் நகர்த்துக.',
    lastUpdated: 'கடைசியாகப் புதுப்பித்தது',
    contact: 'தொடர்புக்கு',
    notFoundTitle: 'பக்கம் கிடைக்கவில்லை',
    notFoundText:
      'பக்கம் இடம் மாறியிருக்கலாம் அல்லது முகவரி தவறாக இருக்கலாம். கீழுள்ள பட்டியல் எல்லா வழிகாட்டிகளுக்கும் இட்டுச்செல்லும்.',
    owner: 'பொறுப்பு',
    welcome: 'மாணவர்களுக்கும் பெற்றோர்களுக்குமான வழிகாட்டிகள்.',
    menu: 'பிரிவுகள்',
    search: 'தேடல்',
    searchGuides: 'வழிகாட்டிகளில் தேடுக',
    searching: 'தேடுகிறது …',
    found: (count, query) => `“${query}” பற்றி ${count} வழிகாட்டிகள்`,
    foundNone: (query) =>
      `“${query}” பற்றி வழிகாட்டி இல்லை. வேறு சொல்லைத் தேடுக, அல்லது கீழுள்ள பட்டியலைப் பார்க்கவும்.`,
    moreResults: 'மேலும் முடிவுகள்',
    searchFailed: 'தேடலை ஏற்ற முடியவில்லை. கீழுள்ள பட்டியல் எல்லா வழிகாட்டிகளுக்கும் இட்டுச்செல்லும்.',
    aboutSite: 'இத்தளத்தைப் பற்றி',
    problem: 'இந்தப் பக்கத்தில் பிழை உள்ளதா?',
    problemSubject: (title, revision) => `${title}: பிழை உள்ளது (திருத்தம் ${revision})`,
    problemBody: 'எங்கே, என்ன பிழை என்று எழுதுக:',
    changes: 'மாற்றங்கள்',
    changesFeed: 'ஊட்டமாக',
    notice: 'அறிவிப்பு',
    until: 'செல்லுபடியாகும் காலம்',
    hours: 'அலுவலக நேரம்',
    map: 'வரைபடத்தைக் காண்க',
    allGuides: 'எல்லா வழிகாட்டிகளும்',
  },
}
