import pg from 'pg'
import { newId } from '../new-id.ts'
import { freshDatabase } from './fresh-database.ts'
import { type Story, tellStory, type Who } from './sight-story.ts'

export type Role = 'covered' | 'led' | 'directory' | 'oversight'

export interface RawWrites {
  readonly owner: pg.Client
  readonly story: Story
  /** How many rows the last statement touched; keys of the story stand in braces, and nothing stays. */
  write(role: Role, who: Who, ...statements: readonly string[]): Promise<number>
  /** The code that the database refused them with; `nothing` when they touched no row, else `written`. */
  answer(role: Role, who: Who, ...statements: readonly string[]): Promise<string>
  stop(): Promise<void>
}

/** The story of `tellStory`, and the API's login to write on it in raw SQL. */
export async function rawWrites(): Promise<RawWrites> {
  const fresh = await freshDatabase()
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  const login = new pg.Client({ connectionString: fresh.apiUrl })
  await Promise.all([owner.connect(), login.connect()])
  const story = await tellStory(owner)

  const filled = (text: string): string =>
    text.replaceAll(/\{(\w+)(?:\.(\w+))?\}/g, (_all, name: string, key?: string) => {
      if (name === 'new') return `'${newId()}'`
      return `'${key ? story[name as 'known'][key as 'claimId'] : story.users[name as Who]}'`
    })
  async function write(role: Role, who: Who, ...statements: readonly string[]): Promise<number> {
    await login.query('begin')
    try {
      await login.query(
        `select set_config('role', $1, true), set_config('app.user', $2, true), set_config('app.today', '2026-03-31', true)`,
        [`rapport_${role}`, story.users[who]],
      )
      let touched = 0
      for (const statement of statements) touched = (await login.query(filled(statement))).rowCount ?? 0
      await login.query('set constraints all immediate')
      return touched
    } finally {
      await login.query('rollback')
    }
  }
  return {
    owner,
    story,
    write,
    answer: (role, who, ...statements) =>
      write(role, who, ...statements).then(
        (touched) => (touched === 0 ? 'nothing' : 'written'),
        (error: Error & { code?: string }) => error.code ?? error.message,
      ),
    async stop() {
      await Promise.all([owner.end(), login.end()])
      await fresh.drop()
    },
  }
}
