import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  ApplicationRoleMissing,
  checkApplicationLogin,
  ensureApplicationRole,
  ensureRoleName,
} from "@/server/platform/application-role";
import { withConnection } from "@/server/platform/database-session";
import { type EmbeddedPostgres, ensureDatabase, openEmbeddedPostgres } from "@/server/platform/embedded-postgres";
import { withLogin } from "@/server/platform/postgres-url";
import { temporaryFolder } from "../support/folder";

/** Roles belong to a whole server, so these tests have one of their own. */
let folder: { path: string; remove: () => void };
let cluster: EmbeddedPostgres;
let superUrl: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  cluster = await openEmbeddedPostgres({ directory: folder.path, settings: { shared_buffers: "16MB", fsync: "off" } });
  superUrl = cluster.ownerUrl("shop");
  await ensureDatabase(cluster.ownerUrl("postgres"), "shop");
});
afterAll(async () => {
  await cluster.release();
  folder.remove();
});
beforeEach(async () => {
  await run("DROP ROLE IF EXISTS goodstanding_app");
});

async function run(sql: string): Promise<void> {
  await withConnection(superUrl, (client) => client.query(sql));
}

/** An owner of the database as a managed server gives one: no superuser. */
async function ownerWith(rights: string): Promise<string> {
  const name = `owner_${rights.toLowerCase()}`;
  await run(`DROP ROLE IF EXISTS ${name}`);
  await run(`CREATE ROLE ${name} LOGIN ${rights} PASSWORD 'owner'`);
  return withLogin(superUrl, { user: name, password: "owner" });
}

const given = { password: "first-password", ownServer: false };

describe("the application's restricted login", () => {
  it("is made once, however many prepare the server at the same time", async () => {
    const urls = await Promise.all(Array.from({ length: 5 }, () => ensureApplicationRole(superUrl, given)));
    const rights = await withConnection(urls[0] ?? "", async (client) => {
      const { rows } = await client.query(
        "SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = current_user",
      );
      return rows[0];
    });
    expect(Object.values(rights)).toEqual([false, false, false, false, false]);
  });

  it("is made by an owner who may create roles", async () => {
    const url = await ensureApplicationRole(await ownerWith("CREATEROLE"), given);
    await expect(withConnection(url, async (client) => (await client.query("SELECT 1")).rowCount)).resolves.toBe(1);
  });

  it("stops with the SQL to run where the owner may not", async () => {
    const owner = await ownerWith("NOCREATEROLE");
    await expect(ensureApplicationRole(owner, given)).rejects.toThrow(ApplicationRoleMissing);
    await expect(ensureApplicationRole(owner, given)).rejects.toThrow(/CREATE ROLE goodstanding_app LOGIN .*PASSWORD/);
  });

  it("keeps the password it has on a server that others may share", async () => {
    await ensureApplicationRole(superUrl, given);
    const other = ensureApplicationRole(superUrl, { password: "second-password", ownServer: false });
    await expect(other).rejects.toThrow(/DATABASE_APP_URL/);
    await expect(ensureApplicationRole(superUrl, given)).resolves.toContain("first-password");
  });

  it("takes the new password on the embedded server, which is ours alone", async () => {
    await ensureApplicationRole(superUrl, given);
    const url = await ensureApplicationRole(superUrl, { password: "second-password", ownServer: true });
    await expect(checkApplicationLogin(url)).resolves.toBeUndefined();
  });
});

describe("a login given as DATABASE_APP_URL", () => {
  it("is refused when it is the owner's", async () => {
    await ensureRoleName(superUrl);
    await expect(checkApplicationLogin(superUrl)).rejects.toThrow(/owns the database or is above its rules/);
  });

  it("is refused without the application's rights, and told how to get them", async () => {
    await ensureRoleName(superUrl);
    const stranger = await ownerWith("NOCREATEDB");
    await expect(checkApplicationLogin(stranger)).rejects.toThrow(/GRANT goodstanding_app TO/);
    await run("GRANT goodstanding_app TO owner_nocreatedb");
    await expect(checkApplicationLogin(stranger)).resolves.toBeUndefined();
  });
});
