import { spawnSync } from 'node:child_process'
import { createReadStream, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// node packages/feeds/bench/others.mjs FOLDER KIND ENTRIES: the same file through Rapport and through what npm has for
// it, each in a process of its own. FOLDER is where the packages named below are installed; none is Rapport's.

const installed = createRequire(join(process.argv[2] ?? '', 'package.json'))
const load = (path) => import(pathToFileURL(join(process.argv[2] ?? '', 'node_modules', path)).href)
const text = (path) => readFileSync(path, 'utf8')
const list = (value) => (Array.isArray(value) ? value : value ? [value] : [])
const count = async (rows) => {
  let read = 0
  for await (const _row of rows) read += 1
  return read
}
const ofxEntries = (ofx) => list(ofx?.OFX?.BANKMSGSRSV1?.STMTTRNRS?.STMTRS?.BANKTRANLIST?.STMTTRN).length

/** Each returns how many entries it found; the format's own header lines of a table count as none. */
const PARSERS = {
  camt: {
    'fast-xml-parser': async (path) => {
      const { XMLParser } = installed('fast-xml-parser')
      const { Document } = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(text(path))
      return list(Document.BkToCstmrStmt.Stmt).flatMap(({ Ntry }) => list(Ntry)).length
    },
    txml: async (path) => {
      const { parse, filter } = installed('txml')
      return filter(parse(text(path)), ({ tagName }) => tagName === 'Ntry').length
    },
    'camt-parser': async (path) => {
      const { parseCamt053 } = installed('camt-parser')
      const { statements } = await parseCamt053(text(path))
      return statements.flatMap(({ transactions }) => transactions).length
    },
    'iso20022.js': async (path) => {
      const { CashManagementEndOfDayReport } = await load('iso20022.js/dist/index.mjs')
      return CashManagementEndOfDayReport.fromXML(text(path)).transactions.length
    },
  },
  ofx: {
    'ofx-js': async (path) => ofxEntries(await (await load('ofx-js/ofx.js')).parse(text(path))),
    'ofx-data-extractor': async (path) => {
      const { Ofx } = installed('ofx-data-extractor')
      return list(new Ofx(text(path)).getBankTransferList()).length
    },
    'node-ofx-parser': async (path) => ofxEntries(installed('node-ofx-parser').parse(text(path))),
    ofx: async (path) => ofxEntries(installed('ofx').parse(text(path))),
    'ofx-convertjs': async (path) =>
      ofxEntries(JSON.parse(JSON.stringify(installed('ofx-convertjs').toJson(text(path))))),
    banking: (path) =>
      new Promise((done) => {
        installed('banking').parse(text(path), (result) => done(ofxEntries(result.body)))
      }),
  },
  mt: {
    'mt940-js': async (path) => {
      const statements = await installed('mt940-js').read(readFileSync(path))
      return statements.flatMap(({ transactions }) => transactions).length
    },
    mt940js: async (path) => {
      const { Parser } = installed('mt940js')
      return new Parser().parse(text(path)).flatMap(({ transactions }) => transactions).length
    },
  },
  bai2: {},
  csv: {
    'csv-parse': async (path) => {
      const { parse } = installed('csv-parse')
      return await count(createReadStream(path).pipe(parse({ from_line: 2, columns: true })))
    },
    papaparse: (path) =>
      new Promise((done) => {
        let read = -2
        const step = () => {
          read += 1
        }
        installed('papaparse').parse(createReadStream(path), { step, skipEmptyLines: true, complete: () => done(read) })
      }),
    'csv-parser': async (path) => count(createReadStream(path).pipe(installed('csv-parser')({ skipLines: 1 }))),
    '@fast-csv/parse': async (path) => {
      const { parse } = installed('@fast-csv/parse')
      return count(createReadStream(path).pipe(parse({ skipLines: 1, headers: true })))
    },
  },
}

async function rapport(path) {
  const { readFeed } = await import('../src/read.ts')
  let read = 0
  for await (const event of readFeed(createReadStream(path))) if (event.kind === 'entry') read += 1
  return read
}

async function measure(kind, parser, path) {
  const run = parser === 'Rapport' ? rapport : PARSERS[kind][parser]
  const before = process.cpuUsage()
  const started = performance.now()
  let entries
  try {
    entries = await run(path)
  } catch (error) {
    return process.stdout.write(JSON.stringify({ failed: String(error.message).split('\n')[0].slice(0, 120) }))
  }
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(JSON.stringify({ entries, seconds, processor: (user + system) / 1e6, memory }))
}

function report(kind, parser, path) {
  const run = spawnSync(
    process.execPath,
    ['--max-old-space-size=3000', import.meta.filename, process.argv[2], kind, '-', parser, path],
    {
      encoding: 'utf8',
      timeout: 900_000,
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const megabytes = statSync(path).size / 1e6
  if (run.status !== 0) return `${parser}: ended by ${run.error?.code ?? run.signal ?? 'an error that it threw aside'}`
  const { failed, entries, seconds, processor, memory } = JSON.parse(run.stdout.slice(run.stdout.lastIndexOf('{')))
  if (failed) return `${parser}: ${failed}`
  const speed = (time) => (megabytes / time).toFixed(1)
  return `${parser}: ${entries} entries, ${seconds.toFixed(1)} s = ${speed(seconds)} MB/s, ${processor.toFixed(1)} s of processor time = ${speed(processor)} MB/s, ${memory} MiB`
}

const [, , , kind = 'camt', entries = '100000', parser, file] = process.argv
if (parser) await measure(kind, parser, file)
else {
  const { writeBigFile } = await import('./big-file.ts')
  const path = join(tmpdir(), `rapport-others-${process.pid}.${kind}`)
  try {
    await writeBigFile(kind, Number(entries), path)
    process.stdout.write(`${kind}, ${entries} entries, ${(statSync(path).size / 1e6).toFixed(0)} MB\n`)
    for (const name of ['Rapport', ...Object.keys(PARSERS[kind])])
      process.stdout.write(`  ${report(kind, name, path)}\n`)
  } finally {
    rmSync(path, { force: true })
  }
}
