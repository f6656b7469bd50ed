/** Whether a process id is that of a process that runs and is not this one. */
export function isOtherProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}
