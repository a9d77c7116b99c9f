import { useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import type { ClaimState } from '@rapport/domain/claims/claim.ts'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { client, queryClient } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { claimStateName } from '../../terms/claim-words.ts'
import { tierText } from '../../terms/tier-words.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { formatMoney } from '../../ui/format/numbers.ts'
import { type PaletteItem, type PaletteSource, usePaletteSource } from '../../ui/overlay/palette.ts'
import { useLocale } from '../../ui/words/locale.ts'

type Found = Output<typeof client.searchEverything.operation>

/** What the palette finds of clients: households, people, claims, initiatives, and whom to ask about a restricted one. */
export function FindAnything() {
  const { t, i18n } = useLingui()
  const locale = useLocale()
  const navigate = useNavigate()
  const sources = useMemo(() => {
    const source = (id: string, title: string, items: (found: Found) => PaletteItem[]): PaletteSource => ({
      id,
      title,
      // The sources ask the same question at the same moment, which is sent once.
      find: async (text) =>
        text === '' ? [] : items(await queryClient.fetchQuery(client.searchEverything.query({ q: text }))),
    })
    return {
      households: source('households', t`Households`, ({ households }) =>
        households.map(({ id, name, tier }) => ({
          id,
          label: name,
          detail: tierText(tier, i18n),
          icon: 'household',
          run: () => void navigate(paths.household({ householdId: id })),
        })),
      ),
      people: source('people', t`People`, ({ people }) =>
        people.map(({ id, name, householdId, household }) => ({
          id: id + householdId,
          label: name,
          detail: household,
          icon: 'person',
          run: () => void navigate(`${paths.household({ householdId })}?tab=people`),
        })),
      ),
      claims: source('claims', t`Claims`, ({ claims }) =>
        claims.map(({ id, household, amount, state }) => ({
          id,
          label: household,
          detail: `${formatMoney(amount, locale, { whole: true })} · ${i18n._(claimStateName[state as ClaimState])}`,
          icon: 'star',
          run: () => void navigate(paths.claim({ claimId: id })),
        })),
      ),
      initiatives: source('initiatives', t`Initiatives`, ({ initiatives }) =>
        initiatives.map(({ id, name }) => ({
          id,
          label: name,
          icon: 'flag',
          run: () => void navigate(paths.initiative({ initiativeId: id })),
        })),
      ),
      hints: source('hints', t`Not yours to see`, ({ hints }) =>
        hints.map(({ household, coveredBy }) => {
          const ask = coveredBy
            ? t`Covered by ${coveredBy}: ask for an introduction`
            : t`Nobody covers it: ask your manager`
          return {
            id: household,
            label: household,
            detail: ask,
            icon: 'lock',
            run: () =>
              toast(
                coveredBy
                  ? t`${household} is covered by ${coveredBy}. Ask for an introduction before you approach them.`
                  : t`${household} is restricted and nobody covers it. Ask your manager before you approach them.`,
              ),
          }
        }),
      ),
    }
  }, [t, i18n, locale, navigate])
  usePaletteSource(sources.households)
  usePaletteSource(sources.people)
  usePaletteSource(sources.hints)
  usePaletteSource(sources.claims)
  usePaletteSource(sources.initiatives)
  return null
}
