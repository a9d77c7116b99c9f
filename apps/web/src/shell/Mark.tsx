import styles from './door.module.css'

/** Rapport's name with its sign. */
export function Mark() {
  return (
    <span className={styles.mark}>
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="6" />
        <path d="M10 24V8h7.2a5 5 0 0 1 1.4 9.8L23 24M10 18h8" />
      </svg>
      <span>Rapport</span>
    </span>
  )
}
