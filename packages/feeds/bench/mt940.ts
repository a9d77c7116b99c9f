import { DEFAULT_LIMITS } from '../src/limits.ts'
import { readMt } from '../src/mt/read-mt.ts'

/**
 * How fast an MT940 of a given size is read: `node packages/feeds/bench/mt940.ts [megabytes]`. Prints entries, MB/s
 * and the peak of resident memory. Target: at least 20 MB/s in constant memory.
 */
const megabytes = Number(process.argv[2] ?? 200)
const PIECE = 65_536

let written = 0

/** Statements of a thousand entries in the German dialect, which costs the most to understand. */
async function* content(): AsyncGenerator<Uint8Array> {
  let rest = ''
  for (let statement = 1; written < megabytes * 1024 * 1024; statement += 1) {
    const lines = [
      ':20:STARTUMS',
      `:25:50880050/0194774600${statement % 1000}`,
      `:28C:${statement}/1`,
      `:60F:C240102EUR${statement},00`,
    ]
    for (let entry = 0; entry < 1_000; entry += 1) {
      lines.push(
        `:61:2401030103CR${entry + 1},05NTRFNONREF//07247103333${statement}${entry}`,
        `:86:166?00GUTSCHRIFT?100399?20EREF+EndToEnd${statement}${entry} SVWZ+?21Verwendungszweck Rechn`,
        `ung 4711?30DRESDEFF508?31DE14508800500194785000?32KARL?33 KAUFMANN`,
      )
    }
    lines.push(`:62F:C240103EUR${statement + 500_550},00`, '-', '')
    rest += lines.join('\r\n')
    const bytes = Buffer.from(rest)
    rest = ''
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
    written += bytes.length
  }
}

let entries = 0
let failed = 0
let peak = 0
const began = performance.now()
for await (const event of readMt(content(), { limits: { ...DEFAULT_LIMITS, bytes: Number.MAX_SAFE_INTEGER } })) {
  if (event.kind === 'entry') entries += 1
  if (event.kind !== 'statement-end') continue
  failed += event.statement.checks.filter(({ ok }) => !ok).length
  peak = Math.max(peak, process.memoryUsage.rss())
}
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage()
const megabytesRead = written / 1024 / 1024
process.stdout.write(
  `MT940: ${entries} entries, ${megabytesRead.toFixed(0)} MB in ${seconds.toFixed(1)} s = ${(megabytesRead / seconds).toFixed(1)} MB/s (${((user + system) / 1e6).toFixed(1)} s of processor), peak ${(peak / 1024 / 1024).toFixed(0)} MiB, ${failed} checks failed\n`,
)
