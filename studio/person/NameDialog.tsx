import {useState} from 'react'
import {useCurrentUser} from 'sanity'
import {UNNAMED} from '../lake/userName.ts'
import {NameForm} from './NameForm.tsx'
import {isNameUnknown, stayUnnamed} from './ownName.ts'

/** Asks once a browser who is writing. */
export function NameDialog() {
  const user = useCurrentUser()
  const [isOpen, setOpen] = useState(isNameUnknown)
  if (!isOpen || user?.id !== UNNAMED) return null
  const close = () => {
    stayUnnamed()
    setOpen(false)
  }
  return <NameForm onUnnamed={close} onClose={close} />
}
