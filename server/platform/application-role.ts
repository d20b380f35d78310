import { hkdfSync } from "node:crypto";
import pg from "pg";
import { underAdvisoryLock, withConnection } from "./database-session";
import { withDatabase, withLogin } from "./postgres-url";

/** The restricted login all pools use. Migrations grant it what it may do, by this name. */
export const applicationRole = "goodstanding_app";

/** Any number will do; it keeps two preparations of one server apart. */
const roleLock = 72_707_370;

/** Start can't go on without somebody's hand; the message says what to run. */
export class ApplicationRoleMissing extends Error {
  override readonly name = "ApplicationRoleMissing";
}

/** The login's password, the same on every machine that knows the master key, so that nothing else must be kept. */
export function applicationPassword(masterKey: Uint8Array): string {
  return Buffer.from(hkdfSync("sha256", masterKey, "", "goodstanding application role", 32)).toString("base64url");
}

/**
 * Makes sure that the restricted login exists before migrations grant it anything, and returns its connection string.
 * The role belongs to the whole server, so the work is done once, under a lock that all its databases share.
 * @throws ApplicationRoleMissing with the SQL to run when the owner may not create roles.
 */
export async function ensureApplicationRole(
  ownerUrl: string,
  { password, ownServer }: { password: string; ownServer: boolean },
): Promise<string> {
  const appUrl = withLogin(ownerUrl, { user: applicationRole, password });
  if ((await tryLogin(appUrl)) === "works") return appUrl;
  await withConnection(await sharedDatabase(ownerUrl), (client) =>
    underAdvisoryLock(client, roleLock, () => createOrRepair(client, { password, ownServer })),
  );
  if ((await tryLogin(appUrl)) === "refused") {
    throw new ApplicationRoleMissing(
      `The login ${applicationRole} exists but does not accept this installation's password. Set DATABASE_APP_URL to a ` +
        `connection string that works, or run on the server:\n  ${alterRole(password)}`,
    );
  }
  return appUrl;
}

/**
 * Checks a connection string given as DATABASE_APP_URL: it must work, hold the role's rights and not be able to pass
 * them by (owner or superuser), since audit entries are safe only from a login that can't change them.
 */
export async function checkApplicationLogin(appUrl: string): Promise<void> {
  await withConnection(appUrl, async (client) => {
    const { rows } = await client.query<{ user: string; powerful: boolean; owner: boolean; member: boolean }>(
      `SELECT current_user AS user,
              rolsuper OR rolbypassrls AS powerful,
              pg_has_role(current_user, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'MEMBER') AS owner,
              coalesce(pg_has_role(current_user, to_regrole($1)::oid, 'USAGE'), false) AS member
         FROM pg_roles WHERE rolname = current_user`,
      [applicationRole],
    );
    const login = rows[0];
    if (login === undefined || login.powerful || login.owner) {
      throw new ApplicationRoleMissing(
        `DATABASE_APP_URL signs in as ${login?.user ?? "nobody"}, who owns the database or is above its rules. ` +
          "Use a login that is neither: audit entries are only safe from one that can't change them.",
      );
    }
    if (!login.member) {
      throw new ApplicationRoleMissing(
        `DATABASE_APP_URL signs in as ${login.user}, who lacks the rights of ${applicationRole}. Run on the server:\n` +
          `  GRANT ${applicationRole} TO ${pg.escapeIdentifier(login.user)};`,
      );
    }
  });
}

/** Makes the role without a password where it may, so that grants have a name to go to. For DATABASE_APP_URL. */
export async function ensureRoleName(ownerUrl: string): Promise<void> {
  await withConnection(await sharedDatabase(ownerUrl), (client) =>
    underAdvisoryLock(client, roleLock, async () => {
      if (await roleExists(client)) return;
      await create(client, `CREATE ROLE ${applicationRole} NOLOGIN`);
    }),
  );
}

async function createOrRepair(
  client: pg.Client,
  { password, ownServer }: { password: string; ownServer: boolean },
): Promise<void> {
  if (!(await roleExists(client))) return await create(client, createRole(password));
  // Our own server, its files moved under another master key. The login of a shared server is not ours to change.
  if (ownServer) await client.query(alterRole(password));
}

async function create(client: pg.Client, sql: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== "42501") throw error;
    throw new ApplicationRoleMissing(
      `The application signs in with a restricted login of its own, which the owner in DATABASE_URL may not create. ` +
        `Have an administrator run this on the server, then start again:\n  ${sql};`,
    );
  }
}

async function roleExists(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [applicationRole]);
  return rowCount !== 0;
}

function createRole(password: string): string {
  return (
    `CREATE ROLE ${applicationRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS ` +
    `PASSWORD ${pg.escapeLiteral(password)}`
  );
}

function alterRole(password: string): string {
  return `ALTER ROLE ${applicationRole} LOGIN PASSWORD ${pg.escapeLiteral(password)}`;
}

/** Advisory locks belong to a database: all preparations of one server meet in `postgres`, where it lets them in. */
async function sharedDatabase(ownerUrl: string): Promise<string> {
  const url = withDatabase(ownerUrl, "postgres");
  try {
    await withConnection(url, (client) => client.query("SELECT 1"));
    return url;
  } catch {
    return ownerUrl;
  }
}

async function tryLogin(appUrl: string): Promise<"works" | "refused"> {
  try {
    await withConnection(appUrl, (client) => client.query("SELECT 1"));
    return "works";
  } catch (error) {
    const refused = error instanceof pg.DatabaseError && (error.code === "28P01" || error.code === "28000");
    if (!refused) throw error;
    return "refused";
  }
}
