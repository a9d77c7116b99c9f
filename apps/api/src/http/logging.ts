import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { Options } from 'pino-http'

/**
 * One line for each request: when, from where, who, what, and why it was refused. People are ids, and a failed sign-in names
 * the account that was tried, never what was typed. Addresses can carry ids, not names or amounts; what is asked behind
 * them, headers and bodies are not logged at all.
 */
export const logging = (logger: Logger): Options<Request, Response> => ({
  logger,
  genReqId: () => randomUUID(),
  serializers: {
    req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
      id,
      method,
      path: url.split('?')[0],
    }),
    res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
  },
  customLogLevel: (_req: IncomingMessage, { statusCode }: ServerResponse) => (statusCode >= 500 ? 'error' : 'info'),
  customSuccessObject: (req, res, told: object) => ({ ...told, ...whoAndWhat(req, res) }),
  customErrorObject: (req, res, _error, told: object) => ({ ...told, ...whoAndWhat(req, res) }),
})

const whoAndWhat = (req: Request, { locals }: Response) => ({
  from: req.ip,
  user: req.user?.id ?? (locals['tried'] as string | undefined),
  operation: locals['operation'] as string | undefined,
  refused: locals['refused'] as string | undefined,
})
