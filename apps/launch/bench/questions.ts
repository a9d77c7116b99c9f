import { asking } from '../src/testing/asking.ts'

interface Question {
  readonly name: string
  /** @returns how many bytes the answer has */
  readonly ask: () => Promise<number>
}

/** What the screens ask first, of the demonstration firm, each in the name of who opens on it. */
export async function questionsAt(address: string, password: string): Promise<Question[]> {
  const as = async (email: string) => {
    const { get, json } = await asking(address, `${email}@ashdownvale.example`, password)
    return {
      json,
      question: (name: string, path: string): Question => ({
        name,
        ask: async () => Buffer.byteLength(await get(path)),
      }),
    }
  }
  const grace = await as('grace.lindqvist')
  const ruth = await as('ruth.okafor')
  const daniel = await as('daniel.stone')
  const katherine = await as('katherine.albright')
  const ines = await as('ines.moreau')
  const martha = await as('martha.quinn')
  type Items<T> = { readonly items: readonly T[] }
  const whitcombe =
    (await grace.json<{ households: { id: string }[] }>('/api/search?q=whitcombe')).households[0]?.id ?? ''
  const waiting = (await ruth.json<Items<{ id: string }>>(`/api/confirmation-queue?limit=1`)).items[0]?.id ?? ''
  const runs = await daniel.json<Items<{ id: string }>>('/api/runs?limit=1')
  const run = `/api/runs/${runs.items[0]?.id ?? ''}`
  const { payeeResults } = await daniel.json<{ payeeResults: { statementId: string }[] }>(run)
  const golf = (await ines.json<{ initiatives: { id: string; name: string }[] }>('/api/search?q=golf%20day'))
    .initiatives[0]?.id
  return [
    grace.question('today', '/api/today'),
    grace.question('households, own', '/api/households?limit=50'),
    daniel.question('households, all of the firm', '/api/households?limit=50'),
    daniel.question('households, all, by due day', '/api/households?limit=50&sort=due'),
    daniel.question('households, all, by a word', '/api/households?limit=50&q=whit'),
    grace.question('household', `/api/households/${whitcombe}`),
    grace.question('household, timeline', `/api/households/${whitcombe}/timeline`),
    grace.question('search, own', '/api/search?q=whit'),
    martha.question('search, names of the firm', '/api/search?q=whit'),
    martha.question('households, names of the firm', '/api/households?limit=50'),
    martha.question('households, names, by a word', '/api/households?limit=50&q=whit'),
    daniel.question('search, all of the firm', '/api/search?q=whit'),
    daniel.question('search, all, a common word', '/api/search?q=fam'),
    ruth.question('confirmation queue', '/api/confirmation-queue?limit=50'),
    ruth.question('workbench', `/api/claims/${waiting}/workbench`),
    daniel.question('claims, all of the firm', '/api/claims?limit=50'),
    katherine.question('team, of a region', '/api/team'),
    katherine.question('households, of a region', '/api/households?limit=50'),
    katherine.question('search, of a region', '/api/search?q=whit'),
    daniel.question('team, all of the firm', '/api/team'),
    daniel.question('runs', '/api/runs?limit=50'),
    daniel.question('run', run),
    daniel.question('statement', `/api/statements/${payeeResults[0]?.statementId ?? ''}`),
    ines.question('initiatives', '/api/initiatives?limit=50'),
    ines.question('initiative', `/api/initiatives/${golf ?? ''}`),
    ines.question('initiative, guests', `/api/initiatives/${golf ?? ''}/guests?limit=50`),
    ruth.question('account activity', '/api/activities?limit=50'),
  ]
}
