import type { HoldActor, HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AddAddressInput } from "@/server/accounts/application/use-cases/add-address/address.schema";
import type {
  ChangeAddressInput,
  ChooseDefaultInput,
} from "@/server/accounts/application/use-cases/change-address/change-address.schema";
import type { ChooseNotificationsInput } from "@/server/accounts/application/use-cases/choose-notifications/choose-notifications.schema";
import type { DataExport } from "@/server/accounts/application/use-cases/export-own-data/export-own-data";
import type { ExportOwnDataInput } from "@/server/accounts/application/use-cases/export-own-data/export-own-data.schema";
import type { RemoveAddressInput } from "@/server/accounts/application/use-cases/remove-address/remove-address.schema";
import type { RequestClosingInput } from "@/server/accounts/application/use-cases/request-closing/request-closing.schema";
import type { SubmitAppealInput } from "@/server/accounts/application/use-cases/submit-appeal/submit-appeal.schema";
import type { AccountClosing } from "@/server/accounts/domain/entities/account-closing";
import type { Address } from "@/server/accounts/domain/entities/address";
import type { Result } from "@/server/accounts/domain/result";

/** What holders do with their own account, as the forms use it. */
export type HolderCommands = {
  addAddress(input: AddAddressInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>>;
  changeAddress(input: ChangeAddressInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>>;
  chooseDefaultAddress(input: ChooseDefaultInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>>;
  removeAddress(input: RemoveAddressInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<Address | null>>;
  chooseNotifications(
    input: ChooseNotificationsInput,
    actor: HolderActor,
    origin: RequestOrigin,
  ): Promise<Result<null>>;
  exportOwnData(input: ExportOwnDataInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<DataExport>>;
  exportOnHold(actor: HoldActor, origin: RequestOrigin): Promise<Result<DataExport>>;
  requestClosing(
    input: RequestClosingInput,
    actor: HolderActor,
    origin: RequestOrigin,
  ): Promise<Result<AccountClosing>>;
  cancelClosing(actor: HolderActor, origin: RequestOrigin): Promise<Result<null>>;
  submitAppeal(
    input: SubmitAppealInput,
    actor: HolderActor | HoldActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly appealId: string }>>;
  /** With a fresh proof: answers the question of whoever reviews. */
  confirmIdentity(actor: HolderActor, origin: RequestOrigin): Promise<Result<null>>;
};
