// `npm run prisma -- …`: Prisma's command line with its schema engine as WebAssembly, because the native one is a download.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const { status } = spawnSync(process.execPath, [here('node_modules/prisma/build/index.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: here('.'),
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? here('schema-engine.mjs'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
process.exit(status ?? 1)
