import {readdir, readFile} from 'node:fs/promises'

/**
 * Watches the memory of all processes that this one started, and theirs, added up (Linux). Returns what ends
 * it and tells the most that there was at one moment: bytes, as proportional set sizes where memory is shared.
 */
export function watchMemory(): () => number {
  let peak = 0
  const timer = setInterval(async () => {
    const parents = new Map<string, string>()
    for (const pid of (await readdir('/proc').catch(() => [])).filter((name) =>
      /^\d+$/.test(name),
    )) {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      parents.set(pid, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '')
    }
    const isOurs = (pid: string): boolean => {
      const parent = parents.get(pid)
      return parent !== undefined && (parent === String(process.pid) || isOurs(parent))
    }
    let sum = 0
    for (const pid of [...parents.keys()].filter(isOurs)) {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
      sum += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024
    }
    peak = Math.max(peak, sum)
  }, 1_000)
  return () => {
    clearInterval(timer)
    return peak
  }
}
