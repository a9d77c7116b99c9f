import { createReadStream, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFeed } from '../src/read.ts'
import { KINDS, writeBigFile } from './big-file.ts'

// node packages/feeds/bench/read.ts camt|ofx|mt|bai2|csv [ENTRIES]: writes such a file, reads it, prints speed and memory.
const kind = KINDS.find((known) => known === process.argv[2]) ?? 'camt'
const entries = Number(process.argv[3] ?? 1_000_000)
const path = join(tmpdir(), `rapport-bench-${process.pid}.${kind}`)
try {
  await writeBigFile(kind, entries, path)
  const peak = watchMemory()
  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  let read = 0
  for await (const event of readFeed(createReadStream(path, { highWaterMark: 262_144 })))
    if (event.kind === 'entry') read += 1
  const seconds = (performance.now() - started) / 1000
  const cpu = process.cpuUsage(cpuBefore)
  const worked = (cpu.user + cpu.system) / 1e6
  const megabytes = statSync(path).size / 1e6
  const speed = (megabytes / seconds).toFixed(1)
  process.stdout.write(
    `${kind}: ${read} entries, ${megabytes.toFixed(0)} MB in ${seconds.toFixed(1)} s = ${speed} MB/s ` +
      `(${worked.toFixed(1)} s of processor time = ${(megabytes / worked).toFixed(1)} MB/s), peak ${peak()} MiB\n`,
  )
} finally {
  rmSync(path, { force: true })
}

/** Resident memory at its highest while reading, in MiB. */
function watchMemory(): () => number {
  let highest = 0
  const look = () => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 50)
  return () => {
    clearInterval(timer)
    look()
    return Math.round(highest / 1_048_576)
  }
}
