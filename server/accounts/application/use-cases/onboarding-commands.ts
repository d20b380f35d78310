import type { OnboardingDirectory } from "../ports/outbound/onboarding-ports";
import { approveStage } from "./approve-stage/approve-stage";
import { assignApplication } from "./assign-application/assign-application";
import { editStore } from "./edit-store/edit-store";
import { noteOnboardingStanding } from "./note-onboarding-standing/note-onboarding-standing";
import { openApplication } from "./open-application/open-application";
import { overrideCheck } from "./override-check/override-check";
import { passOnboardingTime } from "./pass-onboarding-time/pass-onboarding-time";
import { rejectApplication } from "./reject-application/reject-application";
import { returnStage } from "./return-stage/return-stage";
import { revealDeclared } from "./reveal-declared/reveal-declared";
import { type RunOnboardingDeps, runOnboarding } from "./run-onboarding/run-onboarding";
import { saveStage } from "./save-stage/save-stage";
import { submitStage } from "./submit-stage/submit-stage";
import { withdrawApplication } from "./withdraw-application/withdraw-application";

export type OnboardingDeps = Omit<RunOnboardingDeps, "applications"> & { readonly applications: OnboardingDirectory };

/** A seller's way: what the applicant, staff, the clock and the worker do. */
export const createOnboardingCommands = (deps: OnboardingDeps) => ({
  openApplication: openApplication(deps),
  saveStage: saveStage(deps),
  submitStage: submitStage(deps),
  approveStage: approveStage(deps),
  returnStage: returnStage(deps),
  overrideCheck: overrideCheck(deps),
  rejectApplication: rejectApplication(deps),
  assignApplication: assignApplication(deps),
  revealDeclared: revealDeclared(deps),
  withdrawApplication: withdrawApplication(deps),
  editStore: editStore(deps),
  /** For the worker. */
  waiting: (limit: number) => deps.applications.waiting(deps.now(), limit),
  run: runOnboarding(deps),
  passTime: passOnboardingTime(deps),
  noteStanding: noteOnboardingStanding(deps),
});

export type OnboardingCommands = ReturnType<typeof createOnboardingCommands>;
