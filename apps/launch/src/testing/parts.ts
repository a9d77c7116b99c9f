/** One program to run, and how to learn what it found. */
export interface Step {
  readonly title: string
  readonly program: string
  readonly args: readonly string[]
  /** Relative to the folder that holds package.json. */
  readonly folder?: string
  readonly env?: Readonly<Record<string, string>>
  /** A check passes or fails as one; a suite writes how many tests passed and failed. */
  readonly kind: 'check' | 'jest' | 'playwright'
  /** Folders that must each contribute at least one test, so that an empty project is no silent success. */
  readonly expects?: readonly string[]
}

/** A part of the whole that can be asked for by name. */
export interface Part {
  readonly name: string
  readonly needs: readonly ('postgres' | 'chromium' | 'web')[]
  readonly steps: readonly Step[]
}

const bin = (name: string): string => `node_modules/.bin/${name}`

function jest(title: string, projects: Readonly<Record<string, string>>, workers: number): Step {
  return {
    title,
    kind: 'jest',
    program: bin('jest'),
    args: ['--config', '.jest.config.mjs', `--maxWorkers=${workers}`, '--selectProjects', ...Object.keys(projects)],
    env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    expects: Object.values(projects),
  }
}

/**
 * All parts. Static checks share the cores with the unit tests, so those get one worker less.
 *
 * @param cores how many the machine has
 */
export function allParts(cores: number): readonly Part[] {
  return [
    part('types', [], { title: 'types', kind: 'check', program: bin('tsc'), args: ['-b', '.tsconfig.json'] }),
    part(
      'lint',
      [],
      { title: 'lint', kind: 'check', program: bin('oxlint'), args: ['--type-aware', '--deny-warnings'] },
      { title: 'format', kind: 'check', program: bin('biome'), args: ['check', '.'] },
    ),
    part('boundaries', [], {
      title: 'dependency boundaries',
      kind: 'check',
      program: bin('depcruise'),
      args: ['--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'prisma'],
    }),
    part('dead-code', [], {
      title: 'dead code',
      kind: 'check',
      program: bin('knip'),
      args: ['--config', '.knip.json', '--no-progress'],
    }),
    part('web', ['web'], {
      title: 'bundle budget',
      kind: 'check',
      program: process.execPath,
      args: ['apps/launch/src/testing/bundle-budget.ts'],
    }),
    part(
      'unit',
      ['postgres'],
      jest(
        'unit tests',
        {
          domain: 'packages/domain/',
          contract: 'packages/contract/',
          feeds: 'packages/feeds/',
          demo: 'packages/demo/',
          prisma: 'prisma/',
          launch: 'apps/launch/',
          web: 'apps/web/',
        },
        Math.max(1, cores - 1),
      ),
    ),
    part('api', ['postgres'], jest('API tests', { api: 'apps/api/' }, Math.max(1, cores))),
    part('journeys', ['postgres', 'chromium', 'web'], {
      title: 'journeys',
      kind: 'playwright',
      program: bin('playwright'),
      args: ['test', '--reporter=list,json'],
      folder: 'apps/e2e',
    }),
  ]
}

function part(name: string, needs: Part['needs'], ...steps: Step[]): Part {
  return { name, needs, steps }
}
