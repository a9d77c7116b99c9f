import { addressFrom, portProblem } from './port.mjs'
import { giveUp, machineProblem, setUpAndRun } from './set-up.mjs'

// `npm start`: on a machine with any Node from 20 and nothing installed. What can be refused at once is refused before
// the slow work; then the packages, then Rapport itself on its own Node.
async function start() {
  const machine = machineProblem(process.version, process.platform)
  if (machine) giveUp(machine)
  const address = addressFrom(process.env)
  if (address.problem) giveUp(address.problem)
  const taken = await portProblem(address.port, address.host)
  if (taken) giveUp(taken)
  await setUpAndRun('apps/launch/src/serve.ts', [])
}

start().catch(function (error) {
  giveUp('Rapport could not start: ' + error.message)
})
