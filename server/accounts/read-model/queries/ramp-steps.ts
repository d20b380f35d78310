import type { RampFlagsDto, RampStepDto } from "@/server/accounts/application/dto/policy-dto";
import { isPolicyRunState } from "@/server/accounts/domain/entities/policy-run";
import { GUARD_WINDOW_HOURS } from "@/server/accounts/domain/policies/policy-guard";
import { placesOf, rampWords } from "@/server/accounts/domain/policies/policy-ramp";
import { expectedInShare } from "@/server/accounts/domain/policies/ramp-guard";
import { hoursAfter, isRampAct } from "@/server/accounts/domain/policies/ramp-plan";
import { known } from "./column-values";
import { flagsBySide } from "./flags-since";
import type { ReadRows, Statement } from "./read-pool";

type StepRow = {
  readonly act: string;
  readonly share: number;
  readonly started_at: Date;
  readonly by_name: string;
  readonly run_state: string | null;
  readonly done: number | null;
  readonly total: number | null;
  readonly finished_at: Date | null;
};

/** A run has the id of the step that it follows. */
const ofVersion: Statement = {
  name: "ramp-steps",
  text: `SELECT s.act, s.share, s.started_at, s.by_name, r.state AS run_state, r.done, r.total, r.finished_at
           FROM policy_ramp s LEFT JOIN policy_run r ON r.id = s.id
          WHERE s.version = $1 ORDER BY s.seq DESC LIMIT 50`,
};

const sides: Statement = { name: "ramp-flags", text: flagsBySide("$1::timestamptz", "$2", "$3") };

const actOf = known("ramp act", isRampAct);
const runStateOf = known("run state", isPolicyRunState);

type Ramp = { readonly version: number; readonly contentHash: string; readonly share: number; readonly at: Date };

/** What happened on a version's ramp, and while it scores a share, how that one does beside the rest. */
export async function readRamp(
  read: ReadRows,
  { version, contentHash, share, at }: Ramp,
): Promise<{ readonly rampSteps: readonly RampStepDto[]; readonly rampFlags: RampFlagsDto | null }> {
  const rows = await read<StepRow>(ofVersion, [version]);
  const rampSteps = rows.map((row) => ({
    act: actOf(row.act),
    share: row.share,
    at: row.started_at,
    by: row.by_name,
    run:
      row.run_state === null ? null : { state: runStateOf(row.run_state), done: row.done ?? 0, total: row.total ?? 0 },
  }));
  const settledAt = rows[0]?.run_state === "DONE" ? rows[0].finished_at : null;
  if (share === 0 || !settledAt) return { rampSteps, rampFlags: null };
  const dayAgo = hoursAfter(at, -GUARD_WINDOW_HOURS);
  const values = [settledAt > dayAgo ? settledAt : dayAgo, rampWords(contentHash), placesOf({ share })];
  const [counted] = await read<{ in_share: number; rest: number }>(sides, values);
  const flags = { inShare: counted?.in_share ?? 0, rest: counted?.rest ?? 0 };
  return { rampSteps, rampFlags: { ...flags, expected: expectedInShare(flags, share) } };
}
