import { Icon } from '../../ui/control/Icon.tsx'
import styles from './LogContact.module.css'

/** What is wrong with a list of rows as a whole. */
export function ListError({ error }: { error: string | undefined }) {
  if (!error) return null
  return (
    <p className={styles.error}>
      <Icon name="alert" size={14} />
      {error}
    </p>
  )
}
