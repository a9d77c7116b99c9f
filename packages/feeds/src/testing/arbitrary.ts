import fc from 'fast-check'

/** Signed decimals as feeds state them: 0 to 5 decimals, up to far beyond what a float holds exactly. */
export const amounts: fc.Arbitrary<string> = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 5 }))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
    return units < 0n ? `-${text}` : text
  })

/** Days that exist, 1990 to 2059. */
export const days: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1990, max: 2059 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

/** Text as people and banks write it, with mark-up signs and letters of several scripts; never blank at its ends. */
export const texts: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom('a', 'Z', '9', ' ', '&', '<', '>', '"', "'", ';', 'ä', 'é', 'ł', '€', '漢', '🙂', '/', '-', ','),
    {
      minLength: 1,
      maxLength: 24,
    },
  )
  .map((parts) => `T${parts.join('').replace(/\s+/g, ' ')}.`)
