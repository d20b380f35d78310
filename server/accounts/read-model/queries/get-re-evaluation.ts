import type { ReEvaluationDto } from "@/server/accounts/application/dto/policy-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { readReEvaluation } from "@/server/accounts/application/use-cases/re-evaluate-accounts/read-re-evaluation";
import { isPolicyRunState } from "@/server/accounts/domain/entities/policy-run";
import { isRampAct } from "@/server/accounts/domain/policies/ramp-plan";
import { done, type Result } from "@/server/accounts/domain/result";
import { known } from "./column-values";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";

type Row = {
  readonly version: number;
  readonly act: string | null;
  readonly ramp_version: number | null;
  readonly share: number | null;
  readonly published_at: Date | null;
  readonly state: string | null;
  readonly done: number | null;
  readonly total: number | null;
  readonly tally: unknown;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly resumed: number | null;
};

const newest: Statement = {
  name: "re-evaluation",
  text: `SELECT v.version, s.act, s.version AS ramp_version, s.share, l.published_at, r.state, r.done, r.total, r.tally, r.started_at, r.finished_at, r.resumed
           FROM policy_version l
           LEFT JOIN LATERAL (SELECT * FROM policy_run WHERE kind = 'RE_EVALUATION' AND asked_at >= l.published_at
                               ORDER BY asked_at DESC LIMIT 1) r ON true
           LEFT JOIN policy_ramp s ON s.id = r.id
           JOIN policy_version v ON v.version = coalesce(r.policy_version, l.version)
          WHERE l.state = 'LIVE'`,
};

/** The last step of a ramp is for everybody: that is told as the version going live. */
const stepOf = ({ act, ramp_version: version, share }: Row): ReEvaluationDto["step"] =>
  act === null || version === null || share === null || act === "FULL" ? null : { act: actOf(act), version, share };

const actOf = known("ramp act", isRampAct);
const stateOf = known("run state", isPolicyRunState);

/** How far everybody is under the version that scores them; no run at all for the first one, which everybody began with. */
export const getReEvaluation =
  ({ pool }: { readonly pool: ReadPool }) =>
  async (actor: StaffActor): Promise<Result<ReEvaluationDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    return readAlone(pool, async (read) => {
      const [row] = await read<Row>(newest, []);
      const { restated, moved, casesOpened } = readReEvaluation(row?.tally ?? null);
      return done({
        version: row?.version ?? 1,
        step: row ? stepOf(row) : null,
        liveSince: row?.published_at ?? null,
        state: row?.state ? stateOf(row.state) : null,
        done: row?.done ?? 0,
        total: row?.total ?? 0,
        restated,
        moved,
        casesOpened,
        startedAt: row?.started_at ?? null,
        finishedAt: row?.finished_at ?? null,
        resumed: row?.resumed ?? 0,
      });
    });
  };
