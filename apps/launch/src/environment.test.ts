import { expect, test } from '@jest/globals'
import { readEnvironment } from './environment.ts'

test('with nothing set it is a demo firm on loopback, port 4000, with its data beside the program', () => {
  expect(readEnvironment({}, '/rapport')).toEqual({
    port: 4000,
    host: '127.0.0.1',
    data: '/rapport/.rapport',
    databaseUrl: undefined,
    demo: true,
    publicOrigin: undefined,
    trustedProxy: undefined,
    idleMinutes: 30,
    logLevel: 'info',
    metricsToken: undefined,
  })
})

test('what is set counts, what is empty does not', () => {
  const env = {
    RAPPORT_DATA: '/data',
    RAPPORT_DEMO: 'no',
    PUBLIC_ORIGIN: 'https://r.example.com/',
    TRUSTED_PROXY: '10.0.0.7, fd00::/8',
    SESSION_IDLE_MINUTES: '15',
    LOG_LEVEL: '',
    METRICS_TOKEN: 'a-long-random-word',
  }
  expect(readEnvironment(env, '/rapport')).toMatchObject({
    data: '/data',
    demo: false,
    publicOrigin: 'https://r.example.com',
    trustedProxy: ['10.0.0.7', 'fd00::/8'],
    idleMinutes: 15,
    logLevel: 'info',
    metricsToken: 'a-long-random-word',
  })
})

test('with another database there is no data folder', () => {
  const env = { DATABASE_URL: 'postgresql://u:p@host/firm', RAPPORT_DATA: '/data' }
  expect(readEnvironment(env, '/rapport')).toMatchObject({ databaseUrl: 'postgresql://u:p@host/firm', data: undefined })
})

test.each([
  [{ RAPPORT_DEMO: 'perhaps' }, /^RAPPORT_DEMO is "perhaps"; it is 1 for yes or 0 for no\.$/],
  [{ PORT: '70000' }, /^PORT is "70000", but a port is a whole number from 1 to 65535/],
  [{ PUBLIC_ORIGIN: 'rapport' }, /^PUBLIC_ORIGIN is "rapport"; it is the address that people open/],
  [{ PUBLIC_ORIGIN: 'https://r.example.com/beneath' }, /^PUBLIC_ORIGIN is /],
  [{ TRUSTED_PROXY: '10.0.0.7,proxy' }, /^TRUSTED_PROXY names "proxy"; it is an address or a network/],
  [{ TRUSTED_PROXY: '0.0.0.0/0' }, /^TRUSTED_PROXY names /],
  [{ TRUSTED_PROXY: '10.0.0.0/33' }, /^TRUSTED_PROXY names /],
  [{ TRUSTED_PROXY: '10.0.0.0/8/8' }, /^TRUSTED_PROXY names /],
  [{ SESSION_IDLE_MINUTES: '600' }, /^SESSION_IDLE_MINUTES is "600"; it is a whole number of minutes from 1 to 30\.$/],
  [{ METRICS_TOKEN: 'short' }, /^METRICS_TOKEN is too easy to guess/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud"; it is one of silent, fatal/],
])('%j is refused in a sentence that names it', (env, words) => {
  expect(() => readEnvironment(env, '/rapport')).toThrow(words)
})
