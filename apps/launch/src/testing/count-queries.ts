import pg from 'pg'

const CONTROL = /^\s*(begin|commit|rollback|select set_config|select pg_(try_)?advisory|listen|start transaction)/i
// What the server does by itself, beside requests.
const BACKGROUND = /infra\.seal_trail|state = 'computing'|advisory_unlock/

interface Counted {
  readonly statements: number
  readonly trips: number
}

/**
 * Counts what every connection of this process sends: statements beside transaction control, and round trips, where
 * whatever leaves while nothing is awaited begins a new one.
 */
export function countQueries(): { reset(): void; read(): Counted } {
  let statements = 0
  let trips = 0
  const open = new WeakMap<pg.Client, number>()
  const send = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown
  Reflect.set(pg.Client.prototype, 'query', function counted(this: pg.Client, ...args: unknown[]) {
    const [query] = args
    const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? '')
    const answer = send.apply(this, args)
    if (BACKGROUND.test(text)) return answer
    if (!CONTROL.test(text)) statements++
    const before = open.get(this) ?? 0
    if (before === 0) trips++
    if (answer instanceof Promise) {
      open.set(this, before + 1)
      const settle = () => open.set(this, (open.get(this) ?? 1) - 1)
      answer.then(settle, settle)
    }
    return answer
  })
  return {
    reset() {
      statements = 0
      trips = 0
    },
    read: () => ({ statements, trips }),
  }
}
