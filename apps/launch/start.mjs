import path from 'path'
import { addressFrom, portProblem } from './port.mjs'
import { generateWhenChanged, giveUp, installWhenChanged, machineProblem, ownNode, root, run } from './set-up.mjs'

// `npm start`: on a machine with any Node from 20 and nothing installed. What can be refused at once is refused before
// the slow work; then the packages, then Rapport itself on its own Node.
async function start() {
  const machine = machineProblem(process.version, process.platform)
  if (machine) giveUp(machine)
  const address = addressFrom(process.env)
  if (address.problem) giveUp(address.problem)
  const taken = await portProblem(address.port, address.host)
  if (taken) giveUp(taken)
  await installWhenChanged()
  const node = ownNode()
  await generateWhenChanged(node)
  const serve = path.join(root, 'apps', 'launch', 'src', 'serve.ts')
  process.exitCode = await run(node, ['--disable-warning=ExperimentalWarning', serve], { channel: true })
}

start().catch(function (error) {
  giveUp('Rapport could not start: ' + error.message)
})
