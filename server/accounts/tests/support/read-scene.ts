import { randomBytes } from "node:crypto";
import pg from "pg";
import { disposableMail } from "@/server/accounts/adapters/outbound/fraud/disposable-mail";
import { createLookUpLog } from "@/server/accounts/adapters/outbound/persistence/look-up-tally";
import { createKeyedHash } from "@/server/accounts/adapters/outbound/security/keyed-hash";
import { searchable } from "@/server/accounts/application/dto/search-text";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { addSignal, type Evidence, NO_EVIDENCE } from "@/server/accounts/domain/entities/evidence";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { singlePolicy } from "@/server/accounts/read-model/queries/policy-source";
import { createSealer } from "@/server/accounts/read-model/queries/sealed-text";
import { openPool } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase } from "./database";

/** Rows as the writers leave them, for tests of what is read. `now` is the scene's own clock. */
export type ReadScene = Awaited<ReturnType<typeof openReadScene>>;

/** Within the months that a fresh database has partitions for. */
export const startOfScene = (): Date => new Date(Math.floor(Date.now() / 1000) * 1000);

export async function openReadScene() {
  const database = await createTestDatabase();
  const pool = openPool({ appUrl: database.appUrl, poolSize: 4 });
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  let at = startOfScene();
  return {
    pool,
    owner,
    deps: {
      pool,
      sealer: createSealer(new Uint8Array(randomBytes(32))),
      now: () => at,
      policies: singlePolicy(trustPolicyV1),
      openPrivate: () => Promise.resolve(null),
      isDisposableMail: disposableMail(),
      lookUps: createLookUpLog({ pool, keyedHash: createKeyedHash(new Uint8Array(32)), now: () => at }),
    },
    setNow: (moment: Date) => {
      at = moment;
    },
    close: async () => {
      await pool.end();
      await owner.end();
      await database.drop();
    },
  };
}

export const actorOf = (role: StaffRole, accountId = newId()): StaffActor => ({
  kind: "STAFF",
  accountId: accountIdFrom(accountId),
  sessionId: sessionIdFrom(newId()),
  role,
  name: "Nisha Rao",
});

export type AccountSeed = {
  readonly id?: string;
  readonly name?: string | null;
  readonly email?: string;
  readonly phone?: string;
  readonly storeName?: string;
  readonly gstin?: string;
  readonly externalId?: string;
  readonly roles?: readonly string[];
  readonly risk?: RiskLevel;
  readonly createdAt?: Date;
};

/** An account with its profiles, contacts, standing and lookup row. */
export async function putAccount({ pool }: Pick<ReadScene, "pool">, seed: AccountSeed = {}): Promise<string> {
  const id = seed.id ?? newId();
  const { name = "Asha Verma", email, phone, storeName, gstin, externalId } = seed;
  const createdAt = seed.createdAt ?? new Date(Date.now() - 40 * 86_400_000);
  const roles = seed.roles ?? (storeName ? ["BUYER", "SELLER"] : ["BUYER"]);
  await pool.query(
    "INSERT INTO account (id, external_id, name, status, created_at, updated_at, version) VALUES ($1,$2,$3,'ACTIVE',$4,$4,1)",
    [id, externalId ?? null, name, createdAt],
  );
  if (email) await putContact({ pool }, id, "EMAIL", email, createdAt);
  if (phone) await putContact({ pool }, id, "PHONE", phone, createdAt);
  if (storeName) {
    await pool.query("INSERT INTO seller_profile VALUES ($1,$2,$3,true,'ESTABLISHED',$4)", [
      id,
      storeName,
      gstin ?? null,
      createdAt,
    ]);
  }
  for (const role of roles) await pool.query("INSERT INTO role VALUES ($1,$2,$3,'system:demo')", [id, role, createdAt]);
  await pool.query(
    `INSERT INTO trust_profile (account_id, score_milli, risk_level, kyc_level, policy_version, evaluated_at, version)
     VALUES ($1, 60000, $2, 'CONTACT', 1, $3, 1)`,
    [id, seed.risk ?? "MEDIUM", createdAt],
  );
  const lines = [name, storeName, email?.toLowerCase(), phone, gstin, externalId].filter(
    (line) => typeof line === "string",
  );
  await pool.query(
    "INSERT INTO account_summary (account_id, display_name, store_name, search_text, roles, created_at, version) VALUES ($1,$2,$3,$4,$5,$6,1)",
    [id, storeName ?? name ?? "", storeName ?? null, lines.map(searchable).join("\n"), roles, createdAt],
  );
  return id;
}

export async function putContact(
  { pool }: Pick<ReadScene, "pool">,
  id: string,
  kind: "EMAIL" | "PHONE",
  value: string,
  verifiedAt: Date | null,
): Promise<void> {
  await pool.query("INSERT INTO account_contact VALUES ($1,$2,$3,$4,$5)", [
    id,
    kind,
    value,
    value.toLowerCase(),
    verifiedAt,
  ]);
}

export type SignalSeed = {
  readonly factor: Factor;
  readonly good?: number;
  readonly bad?: number;
  readonly occurredAt: Date;
  readonly recordedAt?: Date;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Signals and the evidence they make, as recording leaves both. */
export async function putSignals(
  { pool }: Pick<ReadScene, "pool">,
  accountId: string,
  seeds: readonly SignalSeed[],
): Promise<Evidence> {
  let evidence = NO_EVIDENCE;
  for (const { factor, good = 0, bad = 0, occurredAt, recordedAt = occurredAt, detail = {} } of seeds) {
    const id = newId();
    await pool.query(
      `INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail)
       VALUES ($1,$2,$3,$4,$5,$6,$7,'shop',$8,$9)`,
      [id, accountId, factor, good, bad, occurredAt, recordedAt, id, detail],
    );
    evidence = addSignal(evidence, { factor, good, bad, occurredAt }, trustPolicyV1);
  }
  await pool.query(
    "INSERT INTO trust_evidence VALUES ($1,$2) ON CONFLICT (account_id) DO UPDATE SET buckets = excluded.buckets",
    [accountId, evidence],
  );
  return evidence;
}

export type CaseSeed = {
  readonly id?: string;
  readonly risk?: RiskLevel;
  readonly dueAt?: Date;
  readonly openedAt?: Date;
  readonly exposureMinor?: number;
  readonly decided?: { readonly by: string; readonly at: Date; readonly note?: string };
};

export async function putReviewCase(
  { pool }: Pick<ReadScene, "pool">,
  accountId: string,
  { id = newId(), risk = "HIGH", dueAt = new Date(), openedAt = new Date(), exposureMinor = 0, decided }: CaseSeed = {},
): Promise<string> {
  await pool.query(
    `INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli, exposure_minor, opened_at,
       due_at, decision, reason_code, note, decided_by, decided_at, version)
     VALUES ($1,$2,$3,'["RISK_REACHED_HIGH","SCORE_FELL"]',$4,$5,42600,$6,$7,$8,$9,$10,$11,$12,$13,1)`,
    [
      id,
      accountId,
      decided ? "DECIDED" : "OPEN",
      risk,
      RISK_LEVELS.length - 1 - RISK_LEVELS.indexOf(risk),
      exposureMinor,
      openedAt,
      dueAt,
      decided ? "CLEAR" : null,
      decided ? "NORMAL_BEHAVIOUR" : null,
      decided?.note ?? null,
      decided?.by ?? null,
      decided?.at ?? null,
    ],
  );
  return id;
}

export type AuditSeed = {
  readonly recordedAt: Date;
  readonly id?: string;
  readonly action?: string;
  readonly actor?: StaffActor | null;
  readonly accountId?: string | null;
  readonly refusal?: string | null;
  readonly changes?: readonly object[];
};

export async function putAuditEntry({ pool }: Pick<ReadScene, "pool">, seed: AuditSeed): Promise<string> {
  const { id = newId(), action = "account.lock", actor = null, accountId = null, refusal = null, changes = [] } = seed;
  await pool.query(
    `INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_account_id, actor_name, actor_role, action, outcome,
       refusal_code, subject_type, subject_id, account_id, changes, channel, request_id)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'ACCOUNT',$10,$11,$12,'web','r1')`,
    [
      id,
      seed.recordedAt,
      actor ? "STAFF" : "SYSTEM",
      actor?.accountId ?? null,
      actor?.name ?? "system:timer",
      actor?.role ?? null,
      action,
      refusal ? "REFUSED" : "DONE",
      refusal,
      accountId,
      accountId,
      JSON.stringify(changes),
    ],
  );
  return id;
}
