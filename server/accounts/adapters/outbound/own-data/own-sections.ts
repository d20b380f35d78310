import { ownObservations, ownSignIns } from "./long-sections";
import type { OwnReads } from "./own-reads";

export type OwnSection = {
  readonly name: string;
  readonly isList: boolean;
  readonly pages: (reads: OwnReads) => AsyncIterable<readonly unknown[]>;
};

/** More than any policy lets one person have of these. */
const MOST_ROWS = 1_000;

/** A section that one statement answers. Its columns are the export's words: nothing is passed on that is not named. */
const short = (name: string, isList: boolean, text: string): OwnSection => ({
  name,
  isList,
  pages: async function* ({ pool, accountId }) {
    const { rows } = await pool.query<Record<string, unknown>>({
      text: `${text} LIMIT ${MOST_ROWS}`,
      values: [accountId],
    });
    yield rows;
  },
});

/** The same for what is sealed: its words take the place of the bytes. */
const sealed = (
  name: string,
  text: string,
  words: (row: Record<string, unknown>, open: OwnReads["open"]) => Promise<Record<string, unknown>>,
): OwnSection => ({
  name,
  isList: true,
  pages: async function* ({ pool, open, accountId }) {
    const { rows } = await pool.query<Record<string, unknown>>({
      text: `${text} LIMIT ${MOST_ROWS}`,
      values: [accountId],
    });
    yield await Promise.all(rows.map((row) => words(row, open)));
  },
});

const textIn = async (value: unknown, open: OwnReads["open"], member: string): Promise<unknown> =>
  value instanceof Uint8Array ? ((await open(value))?.[member] ?? null) : null;

/** Everything we keep about one person, in the order of their export. */
export const ownSections: readonly OwnSection[] = [
  short(
    "account",
    false,
    `SELECT id, name, status, created_at AS "createdAt", updated_at AS "changedAt", lock_since AS "onHoldSince",
            lock_until AS "onHoldUntil", external_id AS "idInTheSystemItCameFrom",
            ARRAY(SELECT role_type FROM role WHERE account_id = account.id ORDER BY role_type) AS roles
       FROM account WHERE id = $1`,
  ),
  short(
    "contacts",
    true,
    `SELECT kind, value, verified_at AS "confirmedAt" FROM account_contact WHERE account_id = $1 ORDER BY kind`,
  ),
  short(
    "buyerProfile",
    false,
    `SELECT name, to_char(date_of_birth, 'YYYY-MM-DD') AS "dateOfBirth", gender, created_at AS "createdAt"
       FROM buyer_profile WHERE account_id = $1`,
  ),
  short(
    "sellerProfile",
    false,
    `SELECT store_name AS "storeName", gst_number AS gstin, is_verified AS "gstinConfirmed",
            onboarding_stage AS stage, created_at AS "createdAt"
       FROM seller_profile WHERE account_id = $1`,
  ),
  sealed(
    "applicationsToSell",
    `SELECT a.opened_at AS "openedAt", a.stage AS "standsAt", s.stage AS part, s.saved_at AS "savedAt",
            s.submission_no = 0 AS "isDraft", s.fields, s.sealed
       FROM seller_application a LEFT JOIN seller_stage_submission s ON s.application_id = a.id
      WHERE a.account_id = $1 ORDER BY a.opened_at, s.saved_at`,
    async ({ fields, sealed: own, ...row }, open) => ({
      ...row,
      sent: own instanceof Uint8Array ? { ...Object(fields), ...(await open(own)) } : null,
    }),
  ),
  sealed(
    "documents",
    `SELECT kind, format, bytes, jsonb_array_length(pages) AS pages, uploaded_at AS "handedInAt",
            frozen_at AS "sentAt", sealed
       FROM account_document WHERE account_id = $1 ORDER BY uploaded_at, id`,
    async ({ sealed: own, ...row }, open) => ({
      ...row,
      fileName: await textIn(own, open, "fileName"),
      sha256: await textIn(own, open, "sha256"),
    }),
  ),
  short(
    "addresses",
    true,
    `SELECT recipient, line1, line2, city, state, postal_code AS "postalCode", country, is_default AS "isDefault",
            created_at AS "createdAt", updated_at AS "changedAt"
       FROM address WHERE account_id = $1 ORDER BY created_at, id`,
  ),
  short(
    "signingIn",
    false,
    `SELECT (SELECT last_changed_at FROM credential WHERE account_id = $1) AS "passwordChangedAt",
            (SELECT confirmed_at FROM totp_factor WHERE account_id = $1) AS "authenticatorAppSince",
            ARRAY(SELECT name FROM passkey WHERE account_id = $1 ORDER BY created_at) AS passkeys`,
  ),
  short(
    "devices",
    true,
    `SELECT coalesce(name, '') AS name, user_agent AS browser, last_ip AS "lastAddress", last_country AS "lastCountry",
            first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt", denied_at AS "reportedAt"
       FROM device WHERE account_id = $1 ORDER BY first_seen_at, id`,
  ),
  short(
    "sessions",
    true,
    `SELECT method, level, created_at AS "startedAt", last_seen_at AS "lastActiveAt", expires_at AS "endsAtTheLatest",
            ended_at AS "endedAt", end_reason AS "endedBecause"
       FROM session WHERE account_id = $1 ORDER BY created_at DESC, id`,
  ),
  short(
    "places",
    true,
    `SELECT country, first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt"
       FROM sign_in_place WHERE account_id = $1 ORDER BY first_seen_at`,
  ),
  { name: "signIns", isList: true, pages: ownSignIns },
  { name: "observations", isList: true, pages: ownObservations },
  sealed(
    "statementsOfReasons",
    `SELECT decision, is_automated, until, created_at, sealed FROM statement_of_reasons WHERE account_id = $1
      ORDER BY created_at, id`,
    async (row, open) => ({
      decision: row["decision"],
      decidedBySystem: row["is_automated"],
      until: row["until"],
      sentAt: row["created_at"],
      subject: await textIn(row["sealed"], open, "subject"),
      text: await textIn(row["sealed"], open, "text"),
    }),
  ),
  sealed(
    "appeals",
    `SELECT state, created_at, decided_at, sealed_text, sealed_answer FROM appeal WHERE account_id = $1
      ORDER BY created_at, id`,
    async (row, open) => ({
      state: row["state"],
      sentAt: row["created_at"],
      text: await textIn(row["sealed_text"], open, "text"),
      answeredAt: row["decided_at"],
      answer: await textIn(row["sealed_answer"], open, "answer"),
    }),
  ),
  short(
    "messageChoices",
    true,
    `SELECT topic, is_on AS "isOn", changed_at AS "changedAt" FROM notification_choice WHERE account_id = $1 ORDER BY topic`,
  ),
  short(
    "closing",
    false,
    `SELECT requested_at AS "askedAt", closes_at AS "closesAt" FROM account_closing WHERE account_id = $1`,
  ),
];
