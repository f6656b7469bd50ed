import {nameIn, UNNAMED} from '../userName.ts'

/** What Studio asks to know of a user: a person with a name, whoever gave none, or what wrote by itself. */
export function userWith(id: string) {
  const name = nameIn(id) ?? (id === UNNAMED ? 'Editor' : id)
  return {
    id,
    name,
    displayName: name,
    email: 'editor@localhost',
    profileImage: null,
    provider: 'local',
    role: 'administrator',
    roles: [{name: 'administrator', title: 'Administrator'}],
  }
}
