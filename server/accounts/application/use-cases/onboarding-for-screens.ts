import { done, type Result } from "@/server/accounts/domain/result";
import { decidedApplication, ownApplication } from "../dto/application-dto";
import type { EditedStore } from "./edit-store/edit-store";
import type { OnboardingCommands } from "./onboarding-commands";

/** The acts of applicants and staff, answering what a screen may know. */
export const onboardingForScreens = (commands: OnboardingCommands) => ({
  openApplication: answering(commands.openApplication, (way) =>
    way.kind === "APPLICATION" ? ownApplication(way.application) : null,
  ),
  saveStage: commands.saveStage,
  submitStage: answering(commands.submitStage, ownApplication),
  withdrawApplication: answering(commands.withdrawApplication, ownApplication),
  editStore: answering(commands.editStore, storeOf),
  approveStage: answering(commands.approveStage, decidedApplication),
  returnStage: answering(commands.returnStage, decidedApplication),
  overrideCheck: answering(commands.overrideCheck, decidedApplication),
  rejectApplication: commands.rejectApplication,
  assignApplication: commands.assignApplication,
  revealDeclared: commands.revealDeclared,
});

const storeOf = ({ store: { storeName, gstNumber, isVerified }, newNumber }: EditedStore) => ({
  storeName,
  gstNumber,
  isVerified,
  newNumber,
});

const answering =
  <Given extends readonly unknown[], Value, Dto>(
    act: (...given: Given) => Promise<Result<Value>>,
    toDto: (value: Value) => Dto,
  ) =>
  async (...given: Given): Promise<Result<Dto>> => {
    const result = await act(...given);
    return result.ok ? done(toDto(result.value)) : result;
  };
