const ATTENDED_MS = 60_000

let last = Date.now()
for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
  window.addEventListener(sign, () => (last = Date.now()), { passive: true, capture: true })

/** Whether somebody was at this screen within the last minute. What it asks by itself keeps no session alive. */
export const isAttended = (): boolean => Date.now() - last < ATTENDED_MS
