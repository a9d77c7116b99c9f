import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { CheckResult, ImportDetail } from '@rapport/contract/import-values.ts'
import type { z } from 'zod'
import { Count } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Section } from '../../ui/page/Page.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import styles from './activity.module.css'
import { differenceOf, shownFigure } from './check-figures.ts'
import { checkText, findingText } from './file-words.ts'
import { warningText } from './warning-words.ts'

type File = z.output<typeof ImportDetail>

/** What the file declares against what was computed; the difference where they part. */
export function Checks({ checks }: { checks: readonly z.output<typeof CheckResult>[] }) {
  const { t, i18n } = useLingui()
  const locale = useLocale()
  return (
    <div className={styles.scroller}>
      <table className={styles.checks}>
        <thead>
          <tr>
            <th scope="col">{t`Check`}</th>
            <th scope="col" className={styles.number}>{t`The file says`}</th>
            <th scope="col" className={styles.number}>{t`Computed`}</th>
            <th scope="col" className={styles.number}>{t`Difference`}</th>
            <th scope="col">{t`Result`}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ name, declared, computed, ok }, at) => {
            const text = checkText(name)
            return (
              <tr key={at}>
                <th scope="row">
                  {text ? i18n._(text) : name}
                  {/* The name in the file; a formula says no more than the words. */}
                  {text && !name.includes('=') && <span className={styles.soft}> {name}</span>}
                </th>
                <td className={styles.number}>{shownFigure(declared, locale)}</td>
                <td className={styles.number}>{shownFigure(computed, locale)}</td>
                <td className={styles.number}>{ok ? '–' : shownFigure(differenceOf(declared, computed), locale)}</td>
                <td>
                  {ok ? (
                    <StatusPill tone="confirmed">
                      <Trans>Agrees</Trans>
                    </StatusPill>
                  ) : (
                    <StatusPill tone="refused">
                      <Trans>Differs</Trans>
                    </StatusPill>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The lines that were not taken, each with its place and its reason. */
export function Rejections({ rejections }: Pick<File, 'rejections'>) {
  const { t, i18n } = useLingui()
  return (
    <Section title={<Plural value={rejections.length} one="# rejected line" other="# rejected lines" />}>
      <Table
        label={t`Rejected lines`}
        layout="fit"
        rows={rejections}
        rowKey={({ number }) => String(number)}
        columns={[
          { id: 'line', header: t`Line`, width: '5rem', align: 'end', cell: ({ line }) => <Count value={line} /> },
          { id: 'field', header: t`Field`, width: 'minmax(6rem, 0.6fr)', cell: ({ field }) => field },
          {
            id: 'why',
            header: t`Why`,
            width: 'minmax(14rem, 2fr)',
            cell: ({ code, message }) => {
              const text = findingText(code)
              return <span title={message}>{text ? i18n._(text) : message}</span>
            },
          },
          {
            id: 'raw',
            header: t`As the file says it`,
            width: 'minmax(10rem, 2fr)',
            narrow: 'hide',
            cell: ({ raw }) => <code title={raw}>{raw}</code>,
          },
        ]}
      />
    </Section>
  )
}

/** What is odd and no reason to refuse. */
export function Warnings({ warnings }: Pick<File, 'warnings'>) {
  const { i18n } = useLingui()
  const locale = useLocale()
  return (
    <Section title={<Plural value={warnings.length} one="# warning" other="# warnings" />}>
      <ul className={styles.suggestions}>
        {warnings.map(({ line, code, message, facts }, at) => {
          const text = warningText(code, facts, locale) ?? findingText(code)
          return (
            <li key={at}>
              <span title={message}>{text ? i18n._(text) : message}</span>
              {line !== null && (
                <span className={styles.soft}>
                  <Trans>Line {line}</Trans>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
