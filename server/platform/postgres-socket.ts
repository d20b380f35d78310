import { chmodSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { giveTo, type PostgresHome } from "./postgres-home";

/** The kernel keeps a socket's path in this many bytes, its end included (macOS; Linux has four more). */
const PATH_BYTES = 104;

/** PostgreSQL's own name for the socket of a port. */
const socketIn = (directory: string, port: number) => join(directory, `.s.PGSQL.${port}`);

const folderOf = (home: PostgresHome) => join(home.serverDirectory, "socket");

/**
 * An empty folder for the socket of a cluster that does not run, open to its server and to root alone; null where the
 * system, the length of the path or the file system allows no socket there, so that only the loopback address is left.
 */
export async function prepareSocketFolder(home: PostgresHome): Promise<string | null> {
  const folder = folderOf(home);
  const tooLong = Buffer.byteLength(socketIn(folder, 65_535)) >= PATH_BYTES;
  // PostgreSQL takes a list of folders here, in which a quotation mark has no escape.
  if (process.platform === "win32" || tooLong || folder.includes('"')) return null;
  // The note a killed server left beside its socket stops the next one while another process has its id.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  giveTo(home.user, folder);
  return (await canListen(join(folder, `probe.${process.pid}`))) ? folder : null;
}

/**
 * The same connection over the cluster's socket, where it has one: a statement costs this process a third less than
 * over the loopback address. The port stays in the URL, since it names the socket.
 */
export function overSocket(home: PostgresHome, port: number, url: string): string {
  const folder = folderOf(home);
  if (!existsSync(socketIn(folder, port))) return url;
  const parsed = new URL(url);
  parsed.searchParams.set("host", folder);
  return parsed.toString();
}

/** Some mounted folders take files and no sockets, others no rights for them: without both the server does not start. */
async function canListen(path: string): Promise<boolean> {
  const probe = createServer();
  return await new Promise((answer) => {
    probe.once("error", () => answer(false));
    probe.listen(path, () => {
      const mayServe = canRestrict(path);
      probe.close(() => answer(mayServe));
    });
  });
}

function canRestrict(path: string): boolean {
  try {
    chmodSync(path, 0o700);
    return true;
  } catch {
    return false;
  }
}
