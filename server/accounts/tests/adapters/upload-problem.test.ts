import { expect, it } from "vitest";
import { problem } from "@/server/accounts/adapters/inbound/rest/problem";
import { uploadProblem } from "@/server/accounts/adapters/inbound/rest/upload-problem";

it("tells a person why a file is not taken, and a program that its key may not", async () => {
  const refusal = { code: "FORBIDDEN" } as const;
  const told = await uploadProblem(refusal, "r1").json();
  expect(told).toMatchObject({ status: 403, code: "FORBIDDEN", detail: expect.not.stringContaining("key") });
  expect(JSON.parse(problem(refusal, { requestId: "r1" }).body).detail).toContain("key");
});

it("answers 413 to a file that is too large", () => {
  const refusal = { code: "VALIDATION", reason: "TOO_LARGE", fields: [] } as const;
  expect(uploadProblem(refusal, "r1").status).toBe(413);
});
