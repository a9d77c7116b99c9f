const ID = 'announcements'

/**
 * Says a result to people who listen instead of look: "12 households found", "Saved".
 * The region is made once and stays, because readers ignore regions that appear together with their text.
 */
export function announce(text: string): void {
  const region = document.getElementById(ID) ?? makeRegion()
  // The same text twice in a row is said twice only when it differs.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text
}

/** Called once when the page starts. */
export function makeRegion(): HTMLElement {
  const region = document.createElement('div')
  region.id = ID
  region.className = 'aside-for-readers'
  region.setAttribute('role', 'status')
  region.setAttribute('aria-live', 'polite')
  document.body.append(region)
  return region
}
