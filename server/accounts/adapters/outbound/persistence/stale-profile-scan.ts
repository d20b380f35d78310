import type { Pool } from "pg";
import { evidencePack } from "@/server/accounts/domain/domain-services/evidence-columns";
import {
  BYTES_OF_ID,
  HAS_CASE,
  HAS_OPEN_CASE,
  IS_HELD,
  type StaleProfiles,
} from "@/server/accounts/domain/domain-services/stale-profiles";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import { isRiskLevel, RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { type BinaryRow, copyOut } from "@/server/platform/copy-out";
import { stored } from "./stored-value";

/** Reads up to `room` standings that `staleText` asks for, as they lie in the socket: no row becomes an object. */
export async function scanStaleProfiles(
  db: Pick<Pool, "connect">,
  query: string,
  room: number,
): Promise<StaleProfiles> {
  const client = await db.connect();
  try {
    const filling = noneYet(room);
    await copyOut(client, query, filling.add);
    client.release();
    return filling.profiles();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function noneYet(room: number) {
  const pack = evidencePack(room);
  const columns = {
    ids: new Uint8Array(room * BYTES_OF_ID),
    versions: new Int32Array(room),
    policyVersions: new Int32Array(room),
    riskPlaces: new Uint8Array(room),
    evaluatedAt: new Float64Array(room),
    flags: new Uint8Array(room),
  };
  let count = 0;
  const add = ({ bytes, starts, lengths }: BinaryRow) => {
    const [id = 0, version = 0, policy = 0, risk = 0, moment = 0, held = 0, asked = 0, open = 0, evidence = 0] = starts;
    columns.ids.set(bytes.subarray(id, id + BYTES_OF_ID), count * BYTES_OF_ID);
    columns.versions[count] = bytes.readInt32BE(version);
    columns.policyVersions[count] = bytes.readInt32BE(policy);
    columns.riskPlaces[count] = placeOf(bytes.toString("latin1", risk, risk + (lengths[3] ?? 0)));
    columns.evaluatedAt[count] = momentAt(bytes, moment);
    columns.flags[count] =
      (bytes[held] ?? 0) * IS_HELD + (bytes[asked] ?? 0) * HAS_CASE + (bytes[open] ?? 0) * HAS_OPEN_CASE;
    pack.add(evidenceAt(bytes, evidence, lengths[8] ?? 0));
    count += 1;
  };
  return { add, profiles: (): StaleProfiles => ({ count, ...columns, evidence: pack.columns() }) };
}

const PLACES = new Map<string, number>(RISK_LEVELS.map((level, place) => [level, place]));

const placeOf = (level: string): number =>
  PLACES.get(level) ?? RISK_LEVELS.indexOf(stored(level, isRiskLevel, "trust_profile.risk_level"));

const DATABASE_EPOCH = Date.UTC(2000, 0, 1);

/** Whole microseconds since 2000 in eight bytes, which a number holds exactly for 280 years. */
const momentAt = (bytes: Buffer, at: number): number =>
  DATABASE_EPOCH + Math.round((bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4)) / 1000);

/** jsonb travels as its text, behind one byte that says which form of it. Written by this program, so all ASCII. */
const evidenceAt = (bytes: Buffer, at: number, length: number): Evidence =>
  JSON.parse(bytes.toString("latin1", at + 1, at + length)) as Evidence;
