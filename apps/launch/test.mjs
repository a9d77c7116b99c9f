import path from 'path'
import { generateWhenChanged, giveUp, installWhenChanged, machineProblem, ownNode, root, run } from './set-up.mjs'

// `npm test`, and `node apps/launch/test.mjs unit api` for some parts of it: the same set-up as a start, then the tests.
async function test() {
  const machine = machineProblem(process.version, process.platform)
  if (machine) giveUp(machine)
  await installWhenChanged()
  const node = ownNode()
  await generateWhenChanged(node)
  const runTests = path.join(root, 'apps', 'launch', 'src', 'testing', 'run-tests.ts')
  process.exitCode = await run(
    node,
    ['--disable-warning=ExperimentalWarning', runTests].concat(process.argv.slice(2)),
    {
      channel: true,
    },
  )
}

test().catch(function (error) {
  giveUp('The tests could not start: ' + error.message)
})
