import type { LaunchOptions } from '@playwright/test'

const asRoot = process.getuid?.() === 0

/** How Chromium is started, for journeys and for pictures. */
export const launchOptions: LaunchOptions = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  // A closed network: without these Chromium looks for its maker's hosts at every start.
  args: [
    ...(asRoot ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
  ],
}
