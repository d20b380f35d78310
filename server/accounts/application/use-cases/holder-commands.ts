import type { HolderCommands } from "@/server/accounts/application/ports/inbound/holder-command-port";
import { type AddAddressDeps, addAddress } from "./add-address/add-address";
import { cancelClosing } from "./cancel-closing/cancel-closing";
import { changeAddress, chooseDefaultAddress } from "./change-address/change-address";
import { chooseNotifications } from "./choose-notifications/choose-notifications";
import { confirmIdentity } from "./confirm-identity/confirm-identity";
import { type ExportOwnDataDeps, exportOnHold, exportOwnData } from "./export-own-data/export-own-data";
import { removeAddress } from "./remove-address/remove-address";
import { type RequestClosingDeps, requestClosing } from "./request-closing/request-closing";
import { submitAppeal } from "./submit-appeal/submit-appeal";

export type HolderCommandDeps = AddAddressDeps & ExportOwnDataDeps & RequestClosingDeps;

/** What holders do with their own account, signed in or by a hold pass. */
export const createHolderCommands = (deps: HolderCommandDeps): HolderCommands => ({
  addAddress: addAddress(deps),
  changeAddress: changeAddress(deps),
  chooseDefaultAddress: chooseDefaultAddress(deps),
  removeAddress: removeAddress(deps),
  chooseNotifications: chooseNotifications(deps),
  exportOwnData: exportOwnData(deps),
  exportOnHold: exportOnHold(deps),
  requestClosing: requestClosing(deps),
  cancelClosing: cancelClosing(deps),
  submitAppeal: submitAppeal(deps),
  confirmIdentity: confirmIdentity(deps),
});
