import { Trans, useLingui } from '@lingui/react/macro'
import { ratio } from '@rapport/domain/money/rate.ts'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Dash, Money } from '../../ui/figure/Money.tsx'
import { Count, Percent } from '../../ui/figure/Numbers.tsx'
import { Gain } from './Gain.tsx'
import type { Initiative } from './InitiativePage.tsx'
import { modelName } from './words.ts'

/** The four figures that decide: what it cost, who came, what arrived, and which answer the return is. */
export function DecidingFigures({ initiative, asOf }: { initiative: Initiative; asOf: number }) {
  const { i18n } = useLingui()
  const { actual, budget, guests, attended, qualified, return: found } = initiative
  const money = `?tab=money&model=${found?.model ?? 'linear'}`
  return (
    <>
      <Figure
        label={<Trans>Cost</Trans>}
        context={
          <Trans>
            <Percent value={ratio(actual.minor, budget.minor, 3)} /> of <Money value={budget} whole /> budgeted
          </Trans>
        }
        explanation={{
          formula: <Trans>The actual figures of all cost lines, in the firm's currency.</Trans>,
          inputs: [
            { label: <Trans>Budget</Trans>, value: <Money value={budget} /> },
            { label: <Trans>Actual</Trans>, value: <Money value={actual} /> },
            { label: <Trans>For each guest who came</Trans>, value: <Money value={found?.costPerGuest} /> },
            { label: <Trans>For each qualified prospect</Trans>, value: <Money value={found?.costPerProspect} /> },
          ],
          asOf,
          rows: { to: '?tab=costs', label: <Trans>Cost lines</Trans> },
        }}
      >
        <Money value={actual} whole />
      </Figure>
      <Figure
        label={<Trans>Guests who came</Trans>}
        context={
          <Trans>
            of {guests} invited, {qualified} qualified prospects
          </Trans>
        }
      >
        <Count value={attended} />
      </Figure>
      {found && (
        <>
          <Figure
            label={<Trans>Realised: confirmed assets</Trans>}
            context={i18n._(modelName[found.model])}
            explanation={{
              formula: (
                <Trans>
                  Deposits that a controller confirmed, each shared among the events that met the household in the
                  look-back before the money came.
                </Trans>
              ),
              inputs: [
                { label: <Trans>Attribution</Trans>, value: i18n._(modelName[found.model]) },
                { label: <Trans>Realised</Trans>, value: <Money value={found.realised} /> },
                { label: <Trans>All money of households it met</Trans>, value: <Money value={found.influenced} /> },
              ],
              asOf,
              rows: { to: money, label: <Trans>Deposits behind it</Trans> },
            }}
          >
            <Money value={found.realised} whole />
          </Figure>
          <Figure
            label={<Trans>Return in the first year</Trans>}
            context={
              found.breakEvenFirstYear ? (
                <Trans>
                  breaks even at <Money value={found.breakEvenFirstYear} compact />
                </Trans>
              ) : (
                <Trans>nothing spent yet</Trans>
              )
            }
            explanation={{
              formula: <Trans>(Realised × yearly revenue − cost) ÷ cost.</Trans>,
              inputs: [
                { label: <Trans>Realised</Trans>, value: <Money value={found.realised} /> },
                {
                  label: <Trans>Yearly revenue on assets</Trans>,
                  value: <Percent value={found.revenueRate} digits={2} />,
                },
                { label: <Trans>Revenue of one year</Trans>, value: <Money value={found.revenue} /> },
                { label: <Trans>Cost</Trans>, value: <Money value={found.cost} /> },
              ],
              asOf,
            }}
          >
            {found.roiFirstYear === null ? <Dash /> : <Gain value={found.roiFirstYear} />}
          </Figure>
        </>
      )}
    </>
  )
}
