import { useLingui } from '@lingui/react/macro'
import type { PlanSentenceValue } from '@rapport/contract/compensation-values.ts'
import type { SentenceCode } from '@rapport/domain/compensation/plans/sentence.ts'
import { formatMoney, formatNumber } from '../../ui/format/numbers.ts'
import { formatDay } from '../../ui/format/times.ts'
import { useLocale } from '../../ui/words/locale.ts'
import styles from './compensation.module.css'
import { planWords } from './plan-words.ts'
import { useRateText } from './RateText.tsx'

type Sentence = PlanSentenceValue

/** A plan's sentences in the reader's language; what belongs under one stands under it, or in it where it is a level. */
export function PlanSentences({ sentences }: { sentences: readonly Sentence[] }) {
  const words = useSentences()
  return (
    <ul className={styles.sentences}>
      {sentences.map((sentence, at) => {
        const below = sentence.parts.filter((part) => !isLevel(part))
        return (
          <li key={at}>
            {sentence.code === 'component' ? <strong>{words(sentence)}</strong> : words(sentence)}
            {below.length > 0 && <PlanSentences sentences={below} />}
          </li>
        )
      })}
    </ul>
  )
}

const isLevel = ({ code }: Sentence): boolean => code.startsWith('level_')

function useSentences(): (sentence: Sentence) => string {
  const { i18n } = useLingui()
  const locale = useLocale()
  const rate = useRateText()
  const term = (value: Sentence['terms'][string]): string => {
    switch (value.kind) {
      case 'money':
        return formatMoney({ minor: BigInt(value.minor), currency: value.currency }, locale, { whole: true })
      case 'rate':
        return rate(value.rate, value.in)
      case 'factor':
        return formatNumber(value.factor, locale, 4)
      case 'count':
        return formatNumber(value.count, locale)
      case 'name':
        return value.name
      case 'day':
        return formatDay(value.day, locale)
    }
  }
  const words = (sentence: Sentence): string => {
    const terms = Object.fromEntries(Object.entries(sentence.terms).map(([name, value]) => [name, term(value)]))
    const [from = '', to = ''] = sentence.parts.filter(isLevel).map(words)
    return i18n._({ ...planWords[sentence.code as SentenceCode], values: { ...terms, level: from, upTo: to } })
  }
  return words
}
