import { countCheck } from '../checks.ts'
import { decodeHead, decodeText } from '../encoding.ts'
import { createTokenizer } from '../markup/tokenize.ts'
import { child, type Node, newNode } from '../markup/tree.ts'
import type { ByteSource, FeedEvent, FeedWarning, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { endingWith, peek } from '../source.ts'
import { eventsOf, type Prepared, type TextMachine } from '../stream.ts'
import { AGGREGATES, CONTAINERS, holdsTransactions, INVESTMENT_TRANSACTIONS, STATEMENTS } from './aggregates.ts'
import { readOfxHeader } from './header.ts'
import { securityInfo } from './investment-entry.ts'
import { createStatementReader, type StatementReader } from './statement.ts'
import { serverStatus } from './status.ts'

const TAG_END = 0x3e

/**
 * OFX and QFX, 1.x SGML and 2.x XML alike: bank, credit card, investment and 401(k) statements, pending transactions,
 * positions and the security list. XML is read by the same tolerant rules, since institutions send unclosed tags under
 * an XML header too.
 * @throws FeedRefusal for what is hostile, cut off, refused by the institution's server, or holds no statement
 */
export function readOfx(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  return eventsOf(() => prepare(source, options))
}

async function prepare(source: ByteSource, options: ReadOptions): Promise<Prepared> {
  const peeked = await peek(source, 4096)
  const header = readOfxHeader(decodeHead(peeked.head.subarray(0, 4096)))
  const events: FeedEvent[] = [{ kind: 'file-start', format: header.format }]
  const warn = (warning: FeedWarning) => events.push({ kind: 'warning', warning })
  const machine = createDocumentReader(options, (event) => events.push(event))
  const encoding = { declared: options.encoding ?? header.encoding, strict: options.encoding !== undefined }
  const text = decodeText(endingWith(peeked.source, TAG_END), encoding, warn)
  return { text, machine, events }
}

/** Whether an element cannot stand inside the one that is open, so that the open one must have ended. */
function beginsAnew(name: string, open: string, list: string): boolean {
  if (CONTAINERS.has(name)) return true
  if (!list.includes('TRANLIST')) return false
  return INVESTMENT_TRANSACTIONS.has(name) || name === 'INVBANKTRAN' || (name === 'STMTTRN' && open !== 'INVBANKTRAN')
}

function createDocumentReader(options: ReadOptions, emit: (event: FeedEvent) => void): TextMachine {
  const containers: string[] = []
  const ancestors: Node[] = []
  let node: Node | null = null
  let nodeLine = 0
  let statement: StatementReader | null = null
  let statements = 0
  let refused: FeedWarning | null = null
  let sawRoot = false

  const tokenizer = createTokenizer('sgml', options.limits, { open, close, text }, AGGREGATES)
  const warn = (warning: FeedWarning) => emit({ kind: 'warning', warning })

  function open(name: string): void {
    if (node && beginsAnew(name, (ancestors[0] ?? node).name, containers.at(-1) ?? '')) endUnclosed()
    if (node) {
      const inner = newNode(name, null)
      node.children.push(inner)
      ancestors.push(node)
      node = inner
      return guardSize()
    }
    if (CONTAINERS.has(name)) return openContainer(name)
    nodeLine = tokenizer.line()
    tokenizer.keepRaw()
    node = newNode(name, null)
  }

  function openContainer(name: string): void {
    containers.push(name)
    sawRoot ||= name === 'OFX'
    if (!STATEMENTS.has(name)) return
    const place = { index: statements, line: tokenizer.line(), fallbackCurrency: options.currency ?? null }
    statements += 1
    statement = createStatementReader(place, options.limits, emit)
  }

  /** A list or transaction begins inside an element that holds none: the end of that is missing or garbled. */
  function endUnclosed(): void {
    const done = ancestors[0] ?? node
    if (!done) return
    ancestors.length = 0
    node = null
    warn({ line: nodeLine, code: 'unclosed-element', message: `The end of ${done.name.slice(0, 40)} is missing.` })
    part(done, tokenizer.takeRaw())
  }

  function close(name: string, implied: boolean): void {
    if (!node) {
      // The late end of an element that was ended without one.
      if (containers.at(-1) !== name) return
      containers.pop()
      if (!STATEMENTS.has(name)) return
      statement?.end()
      statement = null
      return
    }
    const parent = ancestors.pop()
    if (!parent) {
      const done = node
      node = null
      return part(done, tokenizer.takeRaw())
    }
    // No end tag, no text, yet children: it was an empty leaf, and they are its siblings.
    if (implied && !AGGREGATES.has(name)) parent.children.push(...node.children.splice(0))
    node = parent
  }

  function text(text: string): void {
    if (!node || node.children.length > 0) return
    node.text = node.text === '' ? text : node.text + text
    guardSize()
  }

  function part(done: Node, raw: string): void {
    const list = containers.at(-1) ?? ''
    if (done.name === 'SONRS') return signOn(done)
    if (done.name === 'STATUS') return answer(done)
    if (list === 'SECLIST') {
      const security = securityInfo(done)
      if (security) emit({ kind: 'security', security })
      return
    }
    if (statement) return statement.part(done, list, nodeLine, raw)
    if (done.name === 'BALAMT' || holdsTransactions(done)) {
      const name = done.name.slice(0, 40)
      throw new FeedRefusal('misplaced', `${name} stands outside of any statement.`, { line: nodeLine, element: name })
    }
    if (list === 'OFX' && done.children.length > 0) {
      warn({ line: nodeLine, code: 'ignored-section', message: `The section ${done.name.slice(0, 40)} is not read.` })
    }
  }

  function signOn(node: Node): void {
    const status = child(node, 'STATUS')
    const answered = status && serverStatus(status, nodeLine)
    if (!answered) return
    if (!answered.isError) return warn(answered.warning)
    throw new FeedRefusal('server-status', answered.warning.message, {
      line: nodeLine,
      element: 'SONRS',
      field: 'CODE',
    })
  }

  function answer(node: Node): void {
    const answered = serverStatus(node, nodeLine)
    if (!answered) return
    if (answered.isError) refused ??= answered.warning
    warn(answered.warning)
  }

  function guardSize(): void {
    if (tokenizer.rawLength() <= options.limits.entry) return
    throw new FeedRefusal('entry-too-large', `An element is longer than ${options.limits.entry} characters.`, {
      line: nodeLine,
      element: containers.at(-1) ?? null,
    })
  }

  function end(): void {
    tokenizer.end()
    const unfinished = node ? (ancestors[0] ?? node).name : statement ? containers.at(-1) : undefined
    if (unfinished !== undefined) {
      throw new FeedRefusal('cut-off', `The file ends inside ${unfinished}.`, {
        line: tokenizer.line(),
        element: unfinished,
      })
    }
    if (!sawRoot) throw new FeedRefusal('unknown-format', 'The file has no <OFX> element.')
    if (refused && statements === 0) {
      throw new FeedRefusal('server-status', refused.message, { line: refused.line, element: 'STATUS', field: 'CODE' })
    }
    if (statements === 0) throw new FeedRefusal('no-statement', 'The file holds no statement of an account.')
    // A file cut between two statements looks complete but for the end tags around them.
    const isCut = containers.length > 0
    if (isCut) warn({ line: tokenizer.line(), code: 'cut-off', message: `The end of ${containers.at(-1)} is missing.` })
    emit({ kind: 'file-end', checks: isCut ? [countCheck('end of file', 1, 0)] : [] })
  }

  return { write: tokenizer.write, end }
}
