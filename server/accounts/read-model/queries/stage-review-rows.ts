import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { Statement } from "./read-pool";

export type ApplicationRow = {
  readonly id: string;
  readonly account_id: string;
  readonly store_name: string;
  readonly opened_at: Date;
  readonly version: number;
  readonly state: OnboardingState | null;
  readonly due_at: Date | null;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
};

export const applicationById: Statement = {
  name: "stage-review-application",
  text: `SELECT s.id, s.account_id, s.store_name, s.opened_at, s.version, s.state, d.due_at, d.assignee_id,
                n.name AS assignee_name
           FROM seller_application s LEFT JOIN seller_desk d ON d.application_id = s.id
           LEFT JOIN account n ON n.id = d.assignee_id
          WHERE s.id = $1`,
};

export type SubmissionRow = {
  readonly stage: string;
  readonly submission_no: number;
  readonly saved_at: Date;
  /** Of the newest one of the stage that is shown alone. */
  readonly fields: Readonly<Record<string, unknown>> | null;
  readonly sealed: Uint8Array | null;
};

/** $2 the stage that is shown, $3 its newest submission. Drafts are nobody's business. */
export const submissionsOf: Statement = {
  name: "stage-review-submissions",
  text: `SELECT stage, submission_no, saved_at, CASE WHEN stage = $2 AND submission_no = $3 THEN fields END AS fields,
                CASE WHEN stage = $2 AND submission_no = $3 THEN sealed END AS sealed
           FROM seller_stage_submission WHERE application_id = $1 AND submission_no > 0
          ORDER BY saved_at DESC, stage, submission_no DESC LIMIT 100`,
};

export type CheckRow = {
  readonly stage: string;
  readonly submission_no: number;
  readonly check_name: string;
  readonly outcome: string;
  readonly words: string;
  readonly related_account_ids: readonly string[];
  readonly ran_at: Date;
  readonly overridden_at: Date | null;
  readonly overrider: string | null;
  readonly sealed_override_note: Uint8Array | null;
};

export const checksOf: Statement = {
  name: "stage-review-checks",
  text: `SELECT c.stage, c.submission_no, c.check_name, c.outcome, c.words, c.related_account_ids, c.ran_at,
                c.overridden_at, n.name AS overrider, c.sealed_override_note
           FROM seller_check_result c LEFT JOIN account n ON n.id = c.overridden_by
          WHERE c.application_id = $1 ORDER BY c.ran_at DESC, c.stage, c.check_name LIMIT 200`,
};

export type DecisionRow = {
  readonly stage: string;
  readonly decision: string;
  readonly decided_at: Date;
  readonly decider: string | null;
  readonly approver: string | null;
  readonly person_checks: readonly string[];
  readonly sealed: Uint8Array | null;
};

export const decisionsOf: Statement = {
  name: "stage-review-decisions",
  text: `SELECT d.stage, d.decision, d.decided_at, n.name AS decider, m.name AS approver, d.person_checks, d.sealed
           FROM seller_stage_decision d LEFT JOIN account n ON n.id = d.decided_by
           LEFT JOIN account m ON m.id = d.approved_by
          WHERE d.application_id = $1 ORDER BY d.decided_at DESC, d.id DESC LIMIT 50`,
};

export type DocumentActRow = {
  readonly kind: string;
  readonly at: Date;
  /** Null where it was handed in. */
  readonly opener: string | null;
};

/** Documents that were sent, and who opened one of them. */
export const documentActsOf: Statement = {
  name: "stage-review-document-acts",
  text: `SELECT kind, uploaded_at AS at, NULL AS opener FROM account_document
          WHERE application_id = $1 AND frozen_at IS NOT NULL
          UNION ALL
         (SELECT d.kind, t.recorded_at, t.actor_name FROM account_document d
            JOIN audit_entry t ON t.account_id = d.account_id AND t.recorded_at >= d.uploaded_at
                 AND t.action = 'document.open' AND t.outcome = 'DONE' AND t.subject_id = d.id::text
           WHERE d.application_id = $1 ORDER BY t.recorded_at DESC LIMIT 20)`,
};

export type CommandRow = {
  readonly name: string;
  readonly message: string | null;
  readonly stage: string | null;
  readonly ordered_at: Date;
  readonly done_at: Date | null;
};

/** What was told, and whatever is not done yet. */
export const commandsOf: Statement = {
  name: "stage-review-commands",
  text: `SELECT command->>'name' AS name, command->>'message' AS message, command->>'stage' AS stage, ordered_at, done_at
           FROM seller_saga_command
          WHERE application_id = $1 AND (command->>'name' = 'TELL' OR done_at IS NULL)
          ORDER BY step DESC LIMIT 50`,
};

/** Whoever decides shares no browser with the applicant: the use case asks the same. */
export const sharesBrowser: Statement = {
  name: "stage-review-shared-browser",
  text: `SELECT EXISTS (
           SELECT 1 FROM device d JOIN device e ON e.token_hash = d.token_hash
             JOIN session s ON s.device_id = e.id AND s.method <> 'DEMO'
            WHERE d.account_id = $1 AND e.account_id = $2) AS linked`,
};

/** The next that waits for us, in the order of the list. */
export const nextOnDesk: Statement = {
  name: "stage-review-next",
  text: `SELECT d.application_id AS id, s.store_name FROM seller_desk d
           JOIN seller_application s ON s.id = d.application_id
          WHERE d.waiting_rank = 0 AND d.application_id <> $1
          ORDER BY coalesce(d.due_at, 'infinity'::timestamptz), d.stage_since, d.application_id LIMIT 1`,
};
