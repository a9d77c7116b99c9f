import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './src/testing/launch-options.ts'

export default defineConfig({
  testDir: 'src/journeys',
  testMatch: '*.journey.ts',
  globalSetup: './src/testing/start-rapport.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  preserveOutput: 'failures-only',
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
    video: 'off',
    launchOptions,
  },
})
