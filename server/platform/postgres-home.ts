import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { closedFolderAbove, type ServerUser, serverUser } from "./postgres-binaries";

/** Where one embedded cluster keeps its things, and whom it runs as. */
export type PostgresHome = {
  /** Ours: lock, keeper's address, password, log. */
  readonly directory: string;
  /** The server's: data and, where needed, a copy of its programs. */
  readonly serverDirectory: string;
  readonly cluster: string;
  readonly user: ServerUser;
  readonly password: string;
};

export const ownerRole = "goodstanding_owner";

const elsewhereRoot = "/var/lib/goodstanding";

/**
 * Prepares the folders of the cluster kept in `directory`, creating what is missing. Run as root, the server has an
 * account of its own; where that account can't enter a folder above, its files live under /var/lib/goodstanding.
 */
export function openPostgresHome(directory: string): PostgresHome {
  const own = resolve(directory);
  mkdirSync(own, { recursive: true, mode: 0o755 });
  const user = serverUser();
  const serverDirectory = locate(own, user);
  mkdirSync(serverDirectory, { recursive: true, mode: 0o755 });
  if (serverDirectory !== own) chmodSync(elsewhereRoot, 0o755);
  if (user !== null) chmodSync(serverDirectory, 0o755);
  const password = keptSecret(join(own, "owner-password"));
  return { directory: own, serverDirectory, cluster: join(serverDirectory, "cluster"), user, password };
}

/** Reads the secret kept in a file, or makes one (256 bits) that only we can read. */
export function keptSecret(path: string): string {
  if (!existsSync(path)) {
    try {
      writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another process of ours was first; its secret counts.
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  return readFileSync(path, "utf8").trim();
}

export function giveTo(user: ServerUser, path: string): void {
  if (user !== null) chownSync(path, user.uid, user.gid);
}

function locate(own: string, user: ServerUser): string {
  const note = join(own, "location");
  if (existsSync(note)) return readFileSync(note, "utf8").trim();
  if (closedFolderAbove(join(own, "cluster"), user) === null) return own;
  const elsewhere = join(elsewhereRoot, randomBytes(8).toString("hex"));
  writeFileSync(note, `${elsewhere}\n`);
  return elsewhere;
}
