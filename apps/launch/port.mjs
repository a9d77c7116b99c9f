import net from 'net'

/**
 * Where Rapport listens: PORT (default 4000; 0 means any free one) and HOST (default the loopback address, so that
 * nobody else reaches it unless somebody decided that). Plain old syntax: this file runs before anything is installed.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {{ port: number, host: string, problem: string | undefined }} `problem` is a sentence when PORT is no port
 */
export function addressFrom(env) {
  const text = (env.PORT || '').trim()
  const host = (env.HOST || '').trim() || '127.0.0.1'
  if (text === '') return { port: 4000, host: host, problem: undefined }
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1
  if (port >= 0 && port <= 65535) return { port: port, host: host, problem: undefined }
  return {
    port: 0,
    host: host,
    problem: 'PORT is "' + text + '", but a port is a whole number from 1 to 65535: PORT=4000 npm start',
  }
}

/**
 * The sentence for an address that cannot be listened on.
 *
 * @param {string | undefined} code the system's error code
 * @param {number} port
 * @param {string} host
 * @returns {string}
 */
export function cannotListen(code, port, host) {
  const other = port === 65535 ? 4000 : port + 1
  if (code === 'EADDRINUSE')
    return (
      'Port ' +
      port +
      ' is already in use. Stop the program that uses it, or choose another port: PORT=' +
      other +
      ' npm start'
    )
  if (code === 'EACCES')
    return 'This user may not listen on port ' + port + '. Choose a port from 1024 upwards: PORT=4000 npm start'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL')
    return (
      'HOST is "' + host + '", which is no address of this machine. Leave HOST out, or use 0.0.0.0 for all addresses.'
    )
  return (
    'Rapport cannot listen on port ' +
    port +
    ' of ' +
    host +
    ' (' +
    code +
    '). Choose another: PORT=' +
    other +
    ' npm start'
  )
}

/**
 * Whether the address is free at this moment, asked before the slow work of a start.
 *
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} a sentence when it is not
 */
export function portProblem(port, host) {
  return new Promise(function (resolve) {
    const server = net.createServer()
    server.once('error', function (/** @type {NodeJS.ErrnoException} */ error) {
      resolve(cannotListen(error.code, port, host))
    })
    server.listen({ port: port, host: host, exclusive: true }, function () {
      server.close(function () {
        resolve(undefined)
      })
    })
  })
}
