import { Trans, useLingui } from '@lingui/react/macro'
import { ATTRIBUTION_MODELS, type AttributionModel } from '@rapport/domain/initiatives/attribution.ts'
import { BarRows } from '../../ui/chart/BarRows.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Segmented } from '../../ui/form/Checkbox.tsx'
import { Columns, Section } from '../../ui/page/Page.tsx'
import { BreakEven } from './BreakEven.tsx'
import type { Initiative } from './InitiativePage.tsx'
import styles from './initiatives.module.css'
import { ThreeAnswers } from './ThreeAnswers.tsx'
import { UpliftBox } from './UpliftBox.tsx'
import { modelName, modelRule } from './words.ts'

interface Props {
  readonly initiative: Initiative
  readonly model: AttributionModel
  readonly asOf: number
  readonly onModel: (model: AttributionModel) => void
}

/** Did it pay: three answers, three columns that are never added, and what would have come anyway. */
export function ReturnPanel({ initiative, model, asOf, onModel }: Props) {
  const { t, i18n } = useLingui()
  const found = initiative.return
  if (!found) {
    return (
      <EmptyState icon="lock" title={<Trans>You see this initiative without its money.</Trans>}>
        <Trans>Its owner can tell you whether it paid.</Trans>
      </EmptyState>
    )
  }
  return (
    <div className={styles.stack}>
      <Section
        title={<Trans>Three answers</Trans>}
        actions={
          <div className={styles.models}>
            <Segmented
              label={t`Attribution model`}
              hideLabel
              options={ATTRIBUTION_MODELS.map((one) => ({ value: one, label: i18n._(modelName[one]) }))}
              value={model}
              onChange={(next) => next && onModel(next)}
            />
          </div>
        }
      >
        <ThreeAnswers found={found} asOf={asOf} />
      </Section>
      <Columns
        aside={
          <Section title={<Trans>Would it have come anyway?</Trans>}>
            <UpliftBox uplift={initiative.uplift} asOf={asOf} />
          </Section>
        }
      >
        <Section title={<Trans>Where it stands against break-even</Trans>}>
          <BreakEven found={found} />
        </Section>
        <Section title={<Trans>Three columns, never added</Trans>}>
          <div className={styles.three}>
            <Figure
              small
              label={<Trans>Realised</Trans>}
              context={<Trans>confirmed, its share under the model</Trans>}
              explanation={{
                formula: i18n._(modelRule[found.model]),
                inputs: [
                  { label: <Trans>Attribution</Trans>, value: i18n._(modelName[found.model]) },
                  { label: <Trans>Realised</Trans>, value: <Money value={found.realised} /> },
                ],
                asOf,
                rows: { to: `?tab=money&model=${model}`, label: <Trans>Deposits behind it</Trans> },
              }}
            >
              <Money value={found.realised} whole />
            </Figure>
            <Figure
              small
              label={<Trans>Pipeline</Trans>}
              context={<Trans>open promises, at their own conversion</Trans>}
              explanation={{
                formula: (
                  <Trans>
                    Open promises of households it met, each weighted with the share of earlier promises that was kept.
                  </Trans>
                ),
                inputs: [{ label: <Trans>Expected</Trans>, value: <Money value={found.pipeline} /> }],
                asOf,
              }}
            >
              <Money value={found.pipeline} whole />
            </Figure>
            <Figure
              small
              label={<Trans>Influenced</Trans>}
              context={<Trans>all money of households it met</Trans>}
              explanation={{
                formula: (
                  <Trans>
                    Everything confirmed for households that it met in time, whoever else met them. Other events count
                    the same money.
                  </Trans>
                ),
                inputs: [{ label: <Trans>Influenced</Trans>, value: <Money value={found.influenced} /> }],
                asOf,
              }}
            >
              <Money value={found.influenced} whole />
            </Figure>
          </div>
          <p className={styles.note}>
            <Trans>They answer different questions; a sum of them would count the same money twice.</Trans>
          </p>
        </Section>
        <Section title={<Trans>Realised under each attribution model</Trans>}>
          <BarRows
            label={t`Realised under each attribution model`}
            columns={{ name: t`Model`, figure: t`Realised` }}
            bars={initiative.models.map((one) => ({
              id: one.model,
              label:
                one.model === model ? <strong>{i18n._(modelName[one.model])}</strong> : i18n._(modelName[one.model]),
              size: Number(one.realised.minor),
              text: <Money value={one.realised} />,
              tone: one.model === model ? ('accent' as const) : ('neutral' as const),
            }))}
          />
          <p className={styles.note}>
            {i18n._(modelRule[model])}{' '}
            <Trans>
              Each model shares every confirmed deposit completely; over all events each adds up to the same sum, to the
              cent.
            </Trans>
          </p>
        </Section>
      </Columns>
    </div>
  )
}
