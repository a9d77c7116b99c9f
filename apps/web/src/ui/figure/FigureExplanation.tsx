import { Popover } from '@base-ui/react/popover'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import popup from '../overlay/Popup.module.css'
import type { Explanation } from './Figure.tsx'
import { Instant } from './Times.tsx'

interface Props {
  readonly label: ReactNode
  readonly explanation: Explanation
  readonly className: string
  readonly children: ReactNode
}

/** The explanation, opened; use `Figure`, which loads it. */
export function FigureExplanation({ label, explanation, className, children }: Props) {
  const { t } = useLingui()
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className={className} title={t`How this figure comes about`} openOnHover delay={300}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={popup.positioner} sideOffset={6} align="start">
          <Popover.Popup className={`${popup.popup} ${popup.explanation}`}>
            <Popover.Title>{label}</Popover.Title>
            <Popover.Description className={popup.formula}>{explanation.formula}</Popover.Description>
            <dl className={popup.inputs}>
              {explanation.inputs.flatMap((input, at) => [
                <dt key={`${at}-label`}>{input.label}</dt>,
                <dd key={`${at}-value`}>{input.value}</dd>,
              ])}
            </dl>
            <div className={popup.foot}>
              <span>
                <Trans>
                  As of <Instant value={explanation.asOf} />
                </Trans>
              </span>
              {explanation.rows && <Link to={explanation.rows.to}>{explanation.rows.label}</Link>}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
