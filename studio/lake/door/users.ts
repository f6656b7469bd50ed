/** The one person who uses an embedded lake: whoever has its token. */
export const USER_ID = 'local'

export const USER = {
  id: USER_ID,
  name: 'Editor',
  displayName: 'Editor',
  email: 'editor@localhost',
  profileImage: null,
  provider: 'local',
  role: 'administrator',
  roles: [{name: 'administrator', title: 'Administrator'}],
}
