import { AttemptsUnavailable } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import { type Result, refuse } from "@/server/accounts/domain/result";

const RETRY_AFTER_SECONDS = 5;

/** A command that counts attempts first: while they can't be counted it is refused UNAVAILABLE, and nothing is tried. */
export const unlessAway =
  <Given extends readonly unknown[], T>(command: (...given: Given) => Promise<Result<T>>) =>
  async (...given: Given): Promise<Result<T>> => {
    try {
      return await command(...given);
    } catch (error) {
      if (error instanceof AttemptsUnavailable) {
        return refuse({ code: "UNAVAILABLE", retryAfterSeconds: RETRY_AFTER_SECONDS });
      }
      throw error;
    }
  };
