import { giveUp, setUpAndRun } from './set-up.mjs'

// `npm run feeds -- inspect FILE…` and the like: the same set-up as a start, then the program that package.json names.
const [program = '', ...args] = process.argv.slice(2)
setUpAndRun(program, args).catch(function (error) {
  giveUp('The command could not start: ' + error.message)
})
