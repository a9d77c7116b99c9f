import type { FeedEvent } from './model.ts'

/** A reader that is fed text and tells events as it understands them. Both may throw `FeedRefusal`. */
export type TextMachine = { readonly write: (text: string) => void; readonly end: () => void }

/** What a reader prepares before it reads: where its text comes from, what is fed, and where events are put. */
export type Prepared = {
  readonly text: AsyncIterable<string>
  readonly machine: TextMachine
  readonly events: FeedEvent[]
}

/**
 * Feeds text to a machine and yields what it puts into `events`, `file-start` first whatever was noticed before it.
 * Events told before a refusal are yielded before it is thrown.
 */
export async function* eventsOf(prepare: () => Promise<Prepared>): AsyncGenerator<FeedEvent, void, undefined> {
  const { text, machine, events } = await prepare()
  let started = false
  let failure: { readonly error: unknown } | null = null
  const iterator = text[Symbol.asyncIterator]()
  try {
    for (let done = false; !done; ) {
      const next = await iterator.next()
      try {
        if (next.done) machine.end()
        else machine.write(next.value)
      } catch (error) {
        failure = { error }
      }
      done = next.done === true || failure !== null
      started ||= bringStartForward(events)
      if (!started && !done) continue
      for (const event of events) yield event
      events.length = 0
    }
  } finally {
    await iterator.return?.(undefined)
  }
  if (failure) throw failure.error
}

function bringStartForward(events: FeedEvent[]): boolean {
  const at = events.findIndex(({ kind }) => kind === 'file-start')
  if (at === -1) return false
  events.unshift(...events.splice(at, 1))
  return true
}
