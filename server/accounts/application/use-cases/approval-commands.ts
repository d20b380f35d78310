import { type ApproveRequestDeps, approveRequest } from "./approve-request/approve-request";
import { changeStatus } from "./change-status/change-status";
import { declineRequest } from "./decline-request/decline-request";
import { withdrawRequest } from "./withdraw-request/withdraw-request";

/** What takes two people: asking for another status, and answering whatever was asked. */
export const createApprovalCommands = (deps: ApproveRequestDeps) => ({
  changeStatus: changeStatus(deps),
  approveRequest: approveRequest(deps),
  declineRequest: declineRequest(deps),
  withdrawRequest: withdrawRequest(deps),
});
