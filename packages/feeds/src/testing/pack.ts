import { crc32, deflateRawSync } from 'node:zlib'

/** One file to be packed; the odd fields are for making archives that lie. */
export type Packed = {
  readonly name: string
  readonly content: Uint8Array
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  readonly attributes?: number
  /** Where the directory says that the file begins, if not where it does. */
  readonly offset?: number
}

/** A ZIP archive of these files, as any packer makes it. */
export function packZip(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const file of files) {
    const name = Buffer.from(file.name)
    const method = file.method ?? 8
    const data = method === 8 ? deflateRawSync(file.content) : Buffer.from(file.content)
    const crc = file.crc ?? crc32(file.content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const record = Buffer.alloc(46)
    record.writeUInt32LE(0x02014b50, 0)
    record.writeUInt16LE(file.flags ?? 0, 8)
    record.writeUInt16LE(method, 10)
    record.writeUInt32LE(crc, 16)
    record.writeUInt32LE(data.length, 20)
    record.writeUInt32LE(file.content.length, 24)
    record.writeUInt16LE(name.length, 28)
    record.writeUInt32LE(file.attributes ?? 0, 38)
    record.writeUInt32LE(file.offset ?? at, 42)
    parts.push(local, name, data)
    directory.push(record, name)
    at += local.length + name.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}
