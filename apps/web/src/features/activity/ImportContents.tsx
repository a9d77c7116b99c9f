import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AccountStatementValue, CheckResult, ImportDetail } from '@rapport/contract/activity.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { Disclosure, StatRow } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Section } from '../../ui/page/Page.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import styles from './activity.module.css'
import { differenceOf, shownFigure } from './check-figures.ts'
import { checkText, findingText } from './file-words.ts'

type File = z.output<typeof ImportDetail>
type Statement = z.output<typeof AccountStatementValue>

/** Each statement with its account, its balances and whether they add up. */
export function Statements({ file }: { file: File }) {
  return (
    <Section title={<Plural value={file.statements.length} one="# statement" other="# statements" />}>
      <div className={styles.statements}>
        {file.statements.map((statement) => (
          <One key={statement.id} statement={statement} importId={file.id} imported={file.state === 'imported'} />
        ))}
      </div>
    </Section>
  )
}

function One({ statement, importId, imported }: { statement: Statement; importId: string; imported: boolean }) {
  const { t } = useLingui()
  const { account, accountId, household, from, to, checks } = statement
  const wrong = checks.filter(({ ok }) => !ok).length
  return (
    <article className={styles.statement}>
      <header>
        <h3>{account}</h3>
        {household ? (
          <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>
        ) : (
          <StatusPill tone="overdue">
            <Trans>No household yet</Trans>
          </StatusPill>
        )}
        {from && to && (
          <span className={styles.soft}>
            <Trans>
              <Day value={from} /> to <Day value={to} />
            </Trans>
          </span>
        )}
        {checks.length > 0 &&
          (wrong === 0 ? (
            <StatusPill tone="confirmed">
              <Trans>Adds up</Trans>
            </StatusPill>
          ) : (
            <StatusPill tone="refused">
              <Trans>Does not add up</Trans>
            </StatusPill>
          ))}
        {imported && accountId && (
          <Link to={`${paths.activity()}?tab=movements&import=${importId}&account=${accountId}`}>
            <Trans>Its movements</Trans>
          </Link>
        )}
      </header>
      <StatRow
        items={[
          { label: t`Opening`, value: <Money value={statement.opening} /> },
          { label: t`Credits`, value: <Money value={statement.credits} /> },
          { label: t`Debits`, value: <Money value={statement.debits} /> },
          { label: t`Closing`, value: <Money value={statement.closing} /> },
          { label: t`Entries`, value: <Count value={statement.entries} /> },
        ]}
      />
      {wrong > 0 ? (
        <Checks checks={checks} />
      ) : (
        checks.length > 0 && (
          <Disclosure title={<Plural value={checks.length} one="# check" other="# checks" />}>
            <Checks checks={checks} />
          </Disclosure>
        )
      )}
    </article>
  )
}

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
                  {text && <span className={styles.soft}> {name}</span>}
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
  return (
    <Section title={<Plural value={warnings.length} one="# warning" other="# warnings" />}>
      <ul className={styles.suggestions}>
        {warnings.map(({ line, code, message }, at) => {
          const text = findingText(code)
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
