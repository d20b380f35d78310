import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import { compose } from "@/server/composition-root";
import { type Command, UsageError } from "./command";
import { cliOrigin, operator } from "./operator-request";
import { ensurePolicyPublished } from "./policy-publishing";
import { openProgress } from "./progress";

/** `evaluate [account ...]`: everybody without a name. Ctrl-C ends it after the range at hand; what is done stands. */
export const evaluate: Command = {
  summary:
    "score accounts anew as of now under the live trust policy; all of them, or those named by id or ext:<your id>",
  usage: "evaluate [account ...]",
  run: async (context) => {
    const odd = context.args.find((argument) => argument.startsWith("-"));
    if (odd !== undefined) throw new UsageError(`evaluate knows no option ${odd}.`);
    const { args, json, stop, print, tell } = context;
    const composition = compose(context.runtime.config, "goodstanding-evaluate");
    const progress = json ? null : openProgress(context);
    const began = Date.now();
    try {
      await ensurePolicyPublished(composition);
      const answer = await composition.accounts.evaluateAccounts(args, {
        actor: operator,
        origin: cliOrigin(),
        stop,
        onProgress: (done, of) => progress?.at("accounts", done, of),
      });
      progress?.stop();
      if (!answer.ok) {
        tell(
          answer.refusal.code === "NOT_FOUND" ? `There is no ${answer.refusal.what}.` : refusalSentence(answer.refusal),
        );
        return 1;
      }
      const { evaluated, moved, casesOpened, policyVersion, finished } = answer.value;
      const seconds = (Date.now() - began) / 1000;
      print(
        json
          ? JSON.stringify({ ...answer.value, seconds })
          : `${evaluated} accounts evaluated under trust policy v${policyVersion} in ${seconds.toFixed(1)} s: ${moved} moved, ${casesOpened} review cases opened.`,
      );
      if (!finished) tell("Stopped before the end; what is done stands.");
      return finished ? 0 : 1;
    } finally {
      progress?.stop();
      await composition.close();
    }
  },
};
