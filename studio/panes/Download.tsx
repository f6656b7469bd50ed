import {DownloadIcon} from '@sanity/icons/Download'
import {Button, Flex} from '@sanity/ui'
import {useEffect, useState} from 'react'

/** Offers a file that the page holds; nothing where there is none. */
export function Download({file, text, name}: {file: Blob | undefined; text: string; name: string}) {
  const address = useAddress(file)
  if (address === undefined) return null
  return (
    <Flex>
      <Button as="a" mode="ghost" icon={DownloadIcon} text={text} href={address} download={name} />
    </Flex>
  )
}

/** An address for a file of the page's own; the last one is let go of. */
function useAddress(file: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (file === undefined) {
      setAddress(undefined)
      return undefined
    }
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address
}
