import {colourProblem} from '../../../schemas/rules/colour.ts'
import {contrast, legibleAccent, legiblePrimary, MIN_CONTRAST} from '../../palette.ts'
import {colours} from '../../tokens.ts'
import {webAddressOf} from '../address.ts'
import type {Library} from '../library.ts'
import type {Look, Site} from '../model.ts'
import {pictureOf} from '../picture.ts'
import type {Resolution} from '../resolution.ts'

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
    look: resolveLook(library, resolution),
  }
}

/** Resolves the school's colours; reports those that text could not be read in, with the nearest that would do. */
function resolveLook({siteSettings}: Library, {findings}: Pick<Resolution, 'findings'>): Look {
  const document = siteSettings?._id ?? 'siteSettings'
  const resolveColour = (field: keyof typeof colourRules): string | undefined => {
    const colour = siteSettings?.[field]?.trim().toLowerCase()
    if (colour === undefined || colour === '') return undefined
    const remedy = colourProblem(colour)
    if (remedy !== undefined) {
      const problem = `“${colour}” is not a colour.`
      findings.push({severity: 'warning', document, path: field, problem, remedy})
      return undefined
    }
    const {what, ground, legible} = colourRules[field]
    const nearest = legible(colour)
    if (nearest !== colour) {
      findings.push({
        severity: 'warning',
        document,
        path: field,
        problem: `${what} ${colour} has a contrast of ${contrast(colour, ground).toFixed(1)} : 1, and text needs ${MIN_CONTRAST} : 1. All channels take ${nearest} instead.`,
        remedy: `Choose ${nearest}, the nearest colour that would do.`,
      })
    }
    return nearest
  }
  const primary = resolveColour('primaryColour')
  const accent = resolveColour('accentColour')
  return {
    ...(primary === undefined ? {} : {primary}),
    ...(accent === undefined ? {} : {accent}),
    motif: siteSettings?.leafMotif ?? false,
  }
}

/** What the colours must be legible on, or under. */
const colourRules = {
  primaryColour: {
    what: 'On light grounds the primary colour',
    ground: colours.mist,
    legible: legiblePrimary,
  },
  accentColour: {
    what: 'Under dark text the accent colour',
    ground: colours.ink,
    legible: legibleAccent,
  },
} as const
