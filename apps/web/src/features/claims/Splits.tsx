import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ClaimDetail, claims } from '@rapport/contract/claims.ts'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import { OPEN_STATES } from '@rapport/domain/claims/claim.ts'
import { splitWaitsFor } from '@rapport/domain/claims/split-agreement.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorNote } from '../../ui/feedback/ErrorState.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Percent } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { newIdempotencyKey } from '../../ui/form/idempotency-key.ts'
import { Section } from '../../ui/page/Page.tsx'
import styles from './ClaimPage.module.css'

type Claim = z.output<typeof ClaimDetail>
type Share = Claim['splits'][number]

const rateOf = (basisPoints: number): string => decimalText(BigInt(basisPoints), 4)
const asSplit = ({ user, basisPoints }: Share) => ({ payee: user.id, share: rateOf(basisPoints) })

const refusals: Record<RefusalCode<typeof claims.agreeToSplit>, MessageDescriptor> = {
  not_found: msg`This claim is not there any more, or it is not yours to see.`,
  not_open: msg`This claim is decided. Its split cannot be agreed to any more.`,
  not_asked: msg`Nothing is asked of you any more. Reload the page to see where the split stands.`,
}

/** Who shares in the claim, and whose word is still missing: nothing is confirmed before everybody concerned agrees. */
export function Splits({ claim }: { claim: Claim }) {
  const { user } = useSession()
  const { splits, usualSplits, splitAgreements } = claim
  const waiting = OPEN_STATES.includes(claim.state)
    ? splitWaitsFor(
        {
          claimant: claim.claimant.id,
          splits: splits.map(asSplit),
          usual: usualSplits.map(asSplit),
          agreements: splitAgreements.map((given) => ({ payee: given.user.id, at: 0 })),
        },
        0,
      )
    : []
  const leftOut = usualSplits
    .filter((usual) => waiting.includes(usual.user.id) && !splits.some((split) => split.user.id === usual.user.id))
    .map((usual): Share => ({ user: usual.user, basisPoints: 0 }))
  return (
    <Section title={<Trans>Who shares the credit</Trans>}>
      <ul className={styles.rows}>
        {[...splits, ...leftOut].map(({ user: payee, basisPoints }) => (
          <li key={payee.id}>
            <span>{payee.name}</span>
            <span className={styles.number}>
              <Percent value={rateOf(basisPoints)} />
            </span>
            {waiting.includes(payee.id) && (
              <StatusPill tone="neutral">
                <Trans>Has not agreed yet</Trans>
              </StatusPill>
            )}
          </li>
        ))}
      </ul>
      {waiting.includes(user.id) && mayOpen(user.roles, client.agreeToSplit.operation.roles) && (
        <Agree claimId={claim.id} />
      )}
    </Section>
  )
}

function Agree({ claimId }: { claimId: string }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const agree = useMutation({
    mutationFn: () => client.agreeToSplit({ claimId }, { idempotencyKey }),
    onSuccess: (claim) => {
      queries.setQueryData(client.getClaim.key({ claimId }), claim)
      toast(t`You have agreed. A controller can confirm it once everybody has.`)
    },
  })
  return (
    <>
      <p className={styles.soft}>
        <Trans>Nothing of this claim is confirmed before you agree to how it is shared.</Trans>
      </p>
      <div>
        <Button kind="primary" icon="check" busy={agree.isPending} onClick={() => agree.mutate()}>
          <Trans>Agree to this split</Trans>
        </Button>
      </div>
      {agree.error && <ErrorNote error={agree.error} refusals={refusals} />}
    </>
  )
}
