import { describe, expect, it } from "vitest";
import { refusalToTake } from "@/server/accounts/domain/aggregates/account-document-aggregate";
import { documentsOfSubmission } from "@/server/accounts/domain/domain-services/document-submission-service";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { StageRecord, StageReturn } from "@/server/accounts/domain/entities/seller-onboarding";
import { documentPolicy, stageDocuments, stageOfDocument } from "@/server/accounts/domain/policies/document-policy";
import { DOCUMENT_KINDS, type DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import { gstinFrom } from "@/server/accounts/domain/value-objects/gstin";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import { BUYER_ID } from "../support/account-facts";
import { draftDocument } from "../support/in-memory-documents";
import { must } from "../support/must";
import { APPLICATION, begun } from "../support/onboarding-facts";

const at = new Date("2026-11-26T10:00:00Z");
const application: SellerApplication = {
  id: APPLICATION,
  accountId: BUYER_ID,
  storeName: storeNameFrom("Verma Crafts"),
  gstNumber: gstinFrom("27AAPFU0939F1ZV"),
  stage: "BUSINESS",
  onboarding: begun(),
  openedAt: at,
  openedBy: BUYER_ID,
  version: 1,
};

let made = 0;
function draft(kind: DocumentKind, more: Partial<AccountDocument> = {}): AccountDocument {
  made += 1;
  return { ...draftDocument(application, kind, { n: made, at }), ...more };
}

const sentWith = (submissionNo: number) => ({ frozenAt: at, submissionNo });

const record = (items: StageReturn["items"] | null = null): StageRecord => {
  const words = { reasons: [], message: "Please look again.", until: at.toISOString() };
  const returned = items ? { items, ...words } : null;
  return { ...application.onboarding.stages.IDENTITY, status: returned ? "RETURNED" : "OPEN", returned };
};

const submit = (documents: readonly AccountDocument[], before = record(), submissionNo = 1) =>
  documentsOfSubmission(documents, { stage: "IDENTITY", submissionNo, before, at });

describe("R87 the documents of a stage", () => {
  it("belong to one stage each, and each stage names its own", () => {
    for (const kind of DOCUMENT_KINDS) {
      const stage = stageOfDocument(kind);
      expect(APPLICATION_STAGES.filter((one) => stageDocuments[one].includes(kind))).toEqual(stage ? [stage] : []);
    }
  });

  it("are all named where they are missing", () => {
    const refused = submit([draft("GST_CERTIFICATE")]);
    expect(refused).toMatchObject({
      refusal: { code: "VALIDATION", fields: [{ field: "documents.PHOTO_ID" }, { field: "documents.PAN_CARD" }] },
    });
  });

  it("are frozen with the submission they go with; those of other stages stay drafts", () => {
    const mine = [draft("PHOTO_ID"), draft("PHOTO_ID"), draft("PAN_CARD")];
    const changes = must(submit([...mine, draft("BANK_PROOF")]));
    expect(changes.map(({ after }) => after)).toEqual(mine.map((one) => ({ ...one, frozenAt: at, submissionNo: 1 })));
  });

  it("go on where a stage came back for something else", () => {
    const sent = [draft("PHOTO_ID", sentWith(1)), draft("PAN_CARD", sentWith(1))];
    expect(must(submit(sent, record([{ topic: "FULL_NAME", reason: "MISMATCH" }]), 2))).toEqual([]);
  });

  it("must be new where they are what the stage came back for", () => {
    const sent = [draft("PHOTO_ID", sentWith(1)), draft("PAN_CARD", sentWith(1))];
    const back = record([{ topic: "PAN_CARD", reason: "BLURRED" }]);
    const newId = draft("PHOTO_ID");
    for (const documents of [sent, [...sent, newId]]) {
      expect(submit(documents, back, 2)).toMatchObject({ refusal: { fields: [{ field: "documents.PAN_CARD" }] } });
    }
    const fresh = draft("PAN_CARD");
    const changes = must(submit([...sent, fresh], back, 2));
    expect(changes.map(({ after }) => [after.kind, after.submissionNo, after.replacedByNo])).toEqual([
      ["PAN_CARD", 2, null],
      ["PAN_CARD", 1, 2],
    ]);
  });
});

describe("R87 a stage that is about something else than before", () => {
  it("wants new documents throughout", () => {
    const sent = draft("GST_CERTIFICATE", sentWith(1));
    const tax = { stage: "TAX", submissionNo: 2, before: record(), isAnew: true, at } as const;
    expect(documentsOfSubmission([sent], tax)).toMatchObject({
      refusal: { fields: [{ field: "documents.GST_CERTIFICATE", problem: "Add your GST certificate." }] },
    });
    expect(must(documentsOfSubmission([sent, draft("GST_CERTIFICATE")], tax))).toHaveLength(2);
  });
});

describe("R87 what is taken in", () => {
  const room = { application, others: [], keptCount: 0 };

  it("is what a stage that can still be sent asks for, or, on hold, what helps", () => {
    expect(refusalToTake("PHOTO_ID", room)).toBeNull();
    expect(refusalToTake("HOLD_EVIDENCE", { ...room, application: null })).toBeNull();
    expect(refusalToTake("HOLD_EVIDENCE", room)).toMatchObject({ refusal: { reason: "NOT_ASKED" } });
    expect(refusalToTake("PHOTO_ID", { ...room, application: null })).toMatchObject({
      refusal: { reason: "NOT_ASKED" },
    });
    const { onboarding } = application;
    const sent = { ...onboarding.stages.IDENTITY, status: "SUBMITTED" } as const;
    const away = { ...application, onboarding: { ...onboarding, stages: { ...onboarding.stages, IDENTITY: sent } } };
    expect(refusalToTake("PHOTO_ID", { ...room, application: away })).toMatchObject({
      refusal: { reason: "NOT_ASKED" },
    });
    const approved = { ...onboarding.stages.TAX, status: "APPROVED" } as const;
    const passed = { ...onboarding, stages: { ...onboarding.stages, TAX: approved } };
    const seller = { ...application, stage: "PROBATION", onboarding: passed } as const;
    expect(refusalToTake("GST_CERTIFICATE", { ...room, application: seller })).toBeNull();
    expect(refusalToTake("PHOTO_ID", { ...room, application: away })).not.toBeNull();
    const end = { how: "WITHDRAWN", at: at.toISOString(), reason: null, reapplyFrom: null } as const;
    const over = { ...application, onboarding: { ...onboarding, ended: end } };
    expect(refusalToTake("PHOTO_ID", { ...room, application: over })).toMatchObject({
      refusal: { reason: "NOT_ASKED" },
    });
  });

  it("is three of a kind that wait to be sent; sent ones do not count, and neither do other kinds", () => {
    const { maxPerKind, maxPerAccount } = documentPolicy;
    const waiting = Array.from({ length: maxPerKind }, () => draft("PHOTO_ID"));
    expect(refusalToTake("PHOTO_ID", { ...room, others: waiting })).toMatchObject({ refusal: { reason: "ENOUGH" } });
    expect(refusalToTake("PAN_CARD", { ...room, others: waiting })).toBeNull();
    const sent = waiting.map((one) => ({ ...one, ...sentWith(1) }));
    expect(refusalToTake("PHOTO_ID", { ...room, others: sent })).toBeNull();
    expect(refusalToTake("PHOTO_ID", { ...room, keptCount: maxPerAccount })).toMatchObject({
      refusal: { reason: "ENOUGH" },
    });
  });
});
