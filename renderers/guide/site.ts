import {webAddressOf} from './address.ts'
import {pictureOf} from './figure.ts'
import type {Library} from './library.ts'
import type {Site} from './model.ts'
import type {Resolution} from './resolution.ts'

/** Resolves what is said of the school on every page; reports settings that are missing. */
export function resolveSite(library: Library, resolution: Pick<Resolution, 'findings'>): Site {
  const {siteSettings} = library
  const document = siteSettings?._id ?? 'siteSettings'
  const name = (siteSettings?.schoolName ?? '').trim()
  const webAddress = webAddressOf(library)
  if (name === '') {
    resolution.findings.push({
      severity: 'error',
      document,
      path: 'schoolName',
      problem: 'The site settings do not name the school.',
      remedy: 'Open Site settings in Studio and write the name of the school.',
    })
  }
  if (!URL.canParse(webAddress)) {
    resolution.findings.push({
      severity: 'error',
      document,
      path: 'webAddress',
      problem: `The site settings have no usable web address (“${webAddress}”).`,
      remedy: 'Open Site settings in Studio and write it as https://www.school.edu.sg.',
    })
  }
  const {office, telephone, email} = siteSettings?.contact ?? {}
  const logo = siteSettings?.logo === undefined ? undefined : pictureOf(siteSettings.logo, library)
  return {
    name,
    webAddress,
    contact: {
      ...(office === undefined ? {} : {office}),
      ...(telephone === undefined ? {} : {telephone}),
      ...(email === undefined ? {} : {email}),
    },
    ...(logo === undefined ? {} : {logo}),
  }
}
