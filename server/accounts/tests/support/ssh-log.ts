/** One attempt of the log: who was tried, from where, when, and whether it was let in. */
export type LoggedLogin = {
  readonly at: Date;
  readonly name: string;
  readonly ip: string;
  readonly accepted: boolean;
};

const LINE =
  /^\w+ +\d+ (\d+):(\d+):(\d+) .*?\bsshd\[\d+\]: (?:message repeated (\d+) times: \[ )?(Failed|Accepted) password for (?:invalid user )?(.*) from (\S+) port \d+/;

/** The logins in the log's order and at its times of day, on the given day; what it says was repeated is repeated. */
export function readLogins(text: string, day: Date): readonly LoggedLogin[] {
  return text.split("\n").flatMap((line) => {
    const match = LINE.exec(line);
    if (!match) return [];
    const [hours, minutes, seconds] = match.slice(1, 4).map(Number);
    const at = new Date(day);
    at.setUTCHours(hours ?? 0, minutes, seconds, 0);
    const login = { at, name: match[6] ?? "", ip: match[7] ?? "", accepted: match[5] === "Accepted" };
    return Array.from({ length: Number(match[4] ?? 1) }, () => login);
  });
}
