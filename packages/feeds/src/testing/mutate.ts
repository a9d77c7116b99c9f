/** Damaged copies of a file: cut at many places, bytes flipped, lines swapped, doubled and dropped. Deterministic. */
export function* damagedCopies(bytes: Uint8Array, copies: number): Generator<Uint8Array> {
  const random = generator(bytes.length)
  for (let copy = 0; copy < copies; copy += 1) {
    yield bytes.subarray(0, Math.floor((bytes.length * copy) / copies))
    yield flipped(bytes, random)
    yield shuffled(bytes, random)
  }
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
