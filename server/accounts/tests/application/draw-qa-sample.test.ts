import { expect, it } from "vitest";
import { drawQaSample } from "@/server/accounts/application/use-cases/draw-qa-sample/draw-qa-sample";
import { newId } from "@/server/platform/new-id";
import { inMemoryPorts } from "../support/in-memory-ports";
import { workerOrigin } from "../support/signal-facts";

it("a day that has as many as a day can have looks for nobody, however many accounts there are", async () => {
  const ports = inMemoryPorts();
  const samples = {
    takenOn: async () => 10,
    drawUntouched: async () => {
      throw new Error("All accounts were looked through for nothing.");
    },
  };
  const draw = drawQaSample({ unitOfWork: ports.unitOfWork, samples, now: ports.clock, newId });
  expect(await draw(workerOrigin)).toEqual({ opened: 0 });
});
