import type { AuditChangeDto } from "@/server/accounts/application/dto/audit-dto";
import type { AccountNames } from "./audit-rows";

type StoredChange = {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly isPrivate: boolean;
};

/** Fields that say who somebody is, whatever the entry says about them. */
const PERSONAL =
  /(?:^|\.)(?:name|email|phone|placeholder|gstNumber|dateOfBirth|gender|ip|lastIp|recipient|line1|line2|postalCode)$/iu;

/** Fields that tell points, for readers who see the level only. */
const POINTS = /(?:score|points|evidence|signal)/iu;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/u;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** The ids of accounts that a change names, so that names can stand in their place. */
export const accountsNamedBy = (changes: unknown): string[] =>
  storedChanges(changes)
    .filter(({ field }) => namesPerson(field))
    .flatMap(({ before, after }) => [before, after])
    .filter((value): value is string => typeof value === "string" && ID.test(value));

/** Field by field, as an entry's table shows them. */
export const toChanges = (changes: unknown, names: AccountNames, seesPoints: boolean): AuditChangeDto[] =>
  storedChanges(changes)
    .filter(({ field }) => seesPoints || !POINTS.test(field))
    .map((change) => toChange(change, names));

function toChange({ field, before, after, isPrivate }: StoredChange, names: AccountNames): AuditChangeDto {
  if (isPrivate || PERSONAL.test(field)) return { field, kind: "PRIVATE", format: "TEXT", before: null, after: null };
  const format = isMoment(before) || isMoment(after) ? "TIME" : "TEXT";
  const [was, is] = [before, after].map((value) => shown(field, value, names));
  return { field, kind: kindOf(before, after), format, before: was ?? null, after: is ?? null };
}

function kindOf(before: unknown, after: unknown): AuditChangeDto["kind"] {
  if (before === null) return "ADDED";
  return after === null ? "REMOVED" : "CHANGED";
}

function shown(field: string, value: unknown, names: AccountNames): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join(", ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (!namesPerson(field)) return text;
  return text.startsWith("system:") ? "System" : (names.get(text)?.name.text ?? text);
}

const namesPerson = (field: string): boolean => /(?:^|\.)(?:by|grantedBy|decidedBy)$/u.test(field);

const isMoment = (value: unknown): boolean => typeof value === "string" && MOMENT.test(value);

function storedChanges(changes: unknown): StoredChange[] {
  if (!Array.isArray(changes)) return [];
  return changes.flatMap((change: unknown) => {
    if (typeof change !== "object" || change === null || !("field" in change)) return [];
    return [
      {
        field: String(change.field),
        before: "before" in change ? change.before : null,
        after: "after" in change ? change.after : null,
        isPrivate: "private" in change && change.private === true,
      },
    ];
  });
}
