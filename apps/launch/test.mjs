import { giveUp, setUpAndRun } from './set-up.mjs'

// `npm test`, and `node apps/launch/test.mjs unit api` for some parts of it: the same set-up as a start, then the tests.
setUpAndRun('apps/launch/src/testing/run-tests.ts', process.argv.slice(2)).catch(function (error) {
  giveUp('The tests could not start: ' + error.message)
})
