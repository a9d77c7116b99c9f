/** Damaged copies of a file: cut at many places, bytes flipped, lines swapped, doubled and dropped. Deterministic. */
export function* damagedCopies(bytes: Uint8Array, copies: number): Generator<Uint8Array> {
  const random = generator(bytes.length)
  for (let copy = 0; copy < copies; copy += 1) {
    yield bytes.subarray(0, Math.floor((bytes.length * copy) / copies))
    yield flipped(bytes, random)
    yield shuffled(bytes, random)
  }
}

/** A damaged copy and what was done to it. */
export type Damaged = { readonly damage: string; readonly bytes: Uint8Array }

const CUT = 1024

/** As `damagedCopies`, told apart: cut at every kilobyte, and as many copies of each other kind as stated. */
export function* damagesOf(bytes: Uint8Array, copies: number): Generator<Damaged> {
  const random = generator(bytes.length)
  for (let at = 0; at < bytes.length; at += CUT) yield { damage: `cut at ${at}`, bytes: bytes.subarray(0, at) }
  for (let copy = 0; copy < copies; copy += 1) {
    yield { damage: `flipped ${copy}`, bytes: flipped(bytes, random) }
    for (const change of LINE_CHANGES) yield { damage: `line ${change} ${copy}`, bytes: relined(bytes, change, random) }
  }
}

const LINE_CHANGES = ['dropped', 'doubled', 'moved'] as const

function relined(bytes: Uint8Array, change: (typeof LINE_CHANGES)[number], random: () => number): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  const from = Math.floor(random() * lines.length)
  const [line = ''] = change === 'doubled' ? lines.slice(from, from + 1) : lines.splice(from, 1)
  if (change !== 'dropped') lines.splice(change === 'doubled' ? from : Math.floor(random() * lines.length), 0, line)
  return Buffer.from(lines.join('\n'), 'latin1')
}

function flipped(bytes: Uint8Array, random: () => number): Uint8Array {
  // Not `slice`: that of a Buffer shares its bytes.
  const copy = Uint8Array.from(bytes)
  const flips = 1 + Math.floor(random() * 4)
  for (let flip = 0; flip < flips; flip += 1) {
    const at = Math.floor(random() * copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  }
  return copy
}

function shuffled(bytes: Uint8Array, random: () => number): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  const from = Math.floor(random() * lines.length)
  const to = Math.floor(random() * lines.length)
  const [line = ''] = lines.splice(from, random() < 0.3 ? 0 : 1)
  if (random() < 0.7) lines.splice(to, 0, line)
  return Buffer.from(lines.join('\n'), 'latin1')
}

/** Park and Miller's minimal standard generator: the same damage in every run. */
function generator(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
