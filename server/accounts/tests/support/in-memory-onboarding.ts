import type { SellerApplicationRepository } from "@/server/accounts/application/ports/outbound/seller-application-repository";
import type { SellerDeskRepository } from "@/server/accounts/application/ports/outbound/seller-desk-repository";
import type {
  SellerStageReader,
  SellerStageRepository,
  SubmissionKey,
} from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import { SENT_STAGES } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import { deskAfter } from "@/server/accounts/domain/domain-services/seller-desk-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done, refuse } from "@/server/accounts/domain/result";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { isApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { storeLook } from "@/server/accounts/domain/value-objects/store-look";
import type { Tables } from "./in-memory-state";

const hexId = (group: string, size: number) => `018f0000-0000-7000-8000-${group}${size.toString(16).padStart(11, "0")}`;

export const applicationsOver = (tables: Tables, at: Date): SellerApplicationRepository => {
  const { applications, sagaCommands, gstinClaims, accounts } = tables;
  const of = (accountId: string) => [...applications.values()].filter((one) => one.accountId === accountId);
  return {
    newId: () => applicationIdFrom(hexId("b", applications.size)),
    find: async (id) => applications.get(id) ?? null,
    findUnderWay: async (accountId) => of(accountId).find((one) => isApplicationStage(one.stage)) ?? null,
    findLatest: async (accountId) => of(accountId).at(-1) ?? null,
    insert: async (application) => {
      applications.set(application.id, application);
      placeIn(tables, application, at);
      return done(application);
    },
    save: async (before, after, commands) => {
      if (applications.get(before.id)?.version !== before.version) {
        return refuse({ code: "CONFLICT", what: "application" });
      }
      const stored = { ...after, version: before.version + 1 };
      applications.set(before.id, stored);
      placeIn(tables, stored, at);
      for (const command of commands) {
        if (sagaCommands.has(command.key)) throw new Error(`${command.key} was ordered already.`);
        sagaCommands.set(command.key, { applicationId: after.id, command, doneAt: null });
      }
      return done(stored);
    },
    nextCommand: async (id) =>
      [...sagaCommands.values()]
        .filter(({ applicationId, doneAt }) => applicationId === id && doneAt === null)
        .sort((one, other) => one.command.step - other.command.step)[0]?.command ?? null,
    finishCommand: async (id, step) => {
      const stored = sagaCommands.get(`${id}/${step}`);
      if (!stored || stored.doneAt) throw new Error(`Step ${step} of application ${id} was done already.`);
      sagaCommands.set(`${id}/${step}`, { ...stored, doneAt: at });
    },
    claimGstin: async (application, gstNumber) => {
      for (const [claimed, { id }] of gstinClaims) {
        if (id === application.id && claimed !== gstNumber) gstinClaims.delete(claimed);
      }
      const holder = gstinClaims.get(gstNumber);
      if (!holder) gstinClaims.set(gstNumber, application);
      const seller = [...accounts.values()].find(
        (one) => one.id !== application.accountId && one.sellerProfile?.gstNumber === gstNumber,
      );
      const other = holder && holder.accountId !== application.accountId ? holder.accountId : null;
      return seller?.id ?? other;
    },
    releaseGstin: async (id) => {
      for (const [gstNumber, application] of gstinClaims) if (application.id === id) gstinClaims.delete(gstNumber);
    },
  };
};

function placeIn({ desks }: Tables, application: SellerApplication, at: Date): void {
  const desk = deskAfter(desks.get(application.id) ?? null, application, at);
  if (desk) desks.set(application.id, desk);
  else desks.delete(application.id);
}

export const desksOver = ({ desks }: Tables): SellerDeskRepository => ({
  find: async (id) => desks.get(id) ?? null,
  assign: async (desk, assigneeId) => {
    const assigned = { ...desk, assigneeId };
    desks.set(desk.applicationId, assigned);
    return assigned;
  },
});

const keyOf = ({ applicationId, stage, submissionNo }: SubmissionKey) => `${applicationId}/${stage}/${submissionNo}`;

export const stagesOver = (tables: Tables, at: Date): SellerStageRepository => {
  const { submissions, draftsKeptAt, checks, stageDecisions, identifiers, accounts } = tables;
  return {
    saveDraft: async ({ id }, stage, fields) => {
      submissions.set(keyOf({ applicationId: id, stage, submissionNo: 0 }), fields);
      draftsKeptAt.set(`${id}/${stage}`, at);
    },
    draftKeptAt: async (id, stage) => draftsKeptAt.get(`${id}/${stage}`) ?? null,
    insertSubmission: async (_application, key, fields) => void submissions.set(keyOf(key), fields),
    takeOver: async ({ id }, from) => {
      for (const stage of SENT_STAGES) {
        const own = [...submissions.keys()].filter((key) => key.startsWith(`${from}/${stage}/`)).sort();
        const newest = submissions.get(own.at(-1) ?? "");
        if (newest) submissions.set(keyOf({ applicationId: id, stage, submissionNo: 0 }), newest);
      }
    },
    repeatSubmission: async (_application, key, changed) => {
      const earlier = submissions.get(keyOf({ ...key, submissionNo: key.submissionNo - 1 }));
      if (earlier) submissions.set(keyOf(key), { ...earlier, ...changed });
    },
    saveChecks: async (_application, key, results) => {
      for (const result of results) checks.set(`${keyOf(key)}/${result.check}`, result);
    },
    saveOverride: async () => undefined,
    insertDecision: async ({ id }, decision) => void stageDecisions.set(`${id}/${stageDecisions.size}`, decision),
    latestDecision: async (id) => {
      const last = [...stageDecisions].filter(([key]) => key.startsWith(id)).at(-1)?.[1];
      return last ? { byName: accounts.get(last.by)?.name ?? "Somebody who has left", at } : null;
    },
    noteIdentifier: async ({ id, accountId }, kind, hash) =>
      void identifiers.set(`${id}/${kind}`, { accountId, kind, hash }),
    othersWith: async (accountId, kind, hash) => [
      ...new Set(
        [...identifiers.values()]
          .filter((one) => one.kind === kind && one.hash === hash && one.accountId !== accountId)
          .map((one) => one.accountId),
      ),
    ],
    shopsThatLookLike: async (accountId, storeName) =>
      [...accounts.values()].flatMap(({ id, sellerProfile }) =>
        sellerProfile && id !== accountId && storeLook(sellerProfile.storeName) === storeLook(storeName) ? [id] : [],
      ),
    erasePrivate: async ({ id }) => {
      for (const key of [...submissions.keys()]) if (key.startsWith(id)) submissions.delete(key);
      for (const key of [...identifiers.keys()]) if (key.startsWith(id)) identifiers.delete(key);
    },
  };
};

export const stageReaderOver = (tables: () => Tables): SellerStageReader => ({
  readFields: async (key) => tables().submissions.get(keyOf(key)) ?? null,
});
