/** SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, fed piece by piece, since the domain knows no library for it. */
export interface Digest {
  add(text: string): Digest
  /** Lower-case hexadecimal. Ends the digest. */
  hex(): string
}

/** The digest of a whole text, lower-case hexadecimal. */
export const sha256 = (text: string): string => digest().add(text).hex()

// The first 32 bits of the fractional parts of the square roots (start) and cube roots (rounds) of the first primes.
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
const ROUNDS = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
)
const BLOCK = 64

/** A digest that has been fed nothing yet. */
export function digest(): Digest {
  const state = Int32Array.from(START)
  const block = new Uint8Array(BLOCK)
  const words = new Int32Array(BLOCK)
  let filled = 0
  let blocks = 0

  const put = (byte: number) => {
    block[filled++] = byte
    if (filled < BLOCK) return
    compress(state, block, words)
    filled = 0
    blocks++
  }

  const self: Digest = {
    add(text) {
      let at = filled
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (unit < 0x80) {
          block[at++] = unit
          if (at < BLOCK) continue
          compress(state, block, words)
          at = 0
          blocks++
        } else {
          const point = text.codePointAt(i) ?? unit
          if (point > 0xffff) i++
          filled = at
          putWide(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point, put)
          at = filled
        }
      }
      filled = at
      return self
    },
    hex() {
      const bits = (blocks * BLOCK + filled) * 8
      put(0x80)
      while (filled !== BLOCK - 8) put(0)
      const high = Math.floor(bits / 2 ** 32)
      for (const word of [high, bits >>> 0]) for (const shift of [24, 16, 8, 0]) put((word >>> shift) & 0xff)
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
    },
  }
  return self
}

function putWide(point: number, put: (byte: number) => void): void {
  if (point < 0x800) put(0xc0 | (point >> 6))
  else {
    if (point < 0x10000) put(0xe0 | (point >> 12))
    else {
      put(0xf0 | (point >> 18))
      put(0x80 | ((point >> 12) & 0x3f))
    }
    put(0x80 | ((point >> 6) & 0x3f))
  }
  put(0x80 | (point & 0x3f))
}

// Indices stay inside the arrays by construction; `as number` spares a check per access in the hottest loop there is.
function compress(state: Int32Array, block: Uint8Array, w: Int32Array): void {
  for (let i = 0; i < 16; i++) {
    const at = i * 4
    w[i] =
      ((block[at] as number) << 24) |
      ((block[at + 1] as number) << 16) |
      ((block[at + 2] as number) << 8) |
      (block[at + 3] as number)
  }
  for (let i = 16; i < BLOCK; i++) {
    const x = w[i - 15] as number
    const y = w[i - 2] as number
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let i = 0; i < BLOCK; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + (w[i] as number)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}
