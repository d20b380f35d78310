import type { FieldProblem } from "../exceptions/refusal";

/** Looks at one value and says what is wrong with it, naming its path in the document. */
export type Shape = (value: unknown, path: string) => readonly FieldProblem[];

/** A number within limits, both included. */
export const range =
  (min: number, max: number): Shape =>
  (value, field) =>
    typeof value === "number" && value >= min && value <= max
      ? []
      : [{ field, problem: `Must be a number from ${min} to ${max}.` }];

/** A whole number within limits, both included. */
export const whole =
  (min: number, max: number): Shape =>
  (value, field) =>
    Number.isInteger(value) && typeof value === "number" && value >= min && value <= max
      ? []
      : [{ field, problem: `Must be a whole number from ${min} to ${max}.` }];

export const flag: Shape = (value, field) =>
  typeof value === "boolean" ? [] : [{ field, problem: "Must be true or false." }];

export const oneOf =
  (words: readonly string[]): Shape =>
  (value, field) =>
    words.some((word) => word === value) ? [] : [{ field, problem: `Must be one of: ${words.join(", ")}.` }];

export const optional =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined ? [] : shape(value, path);

/** An object with these fields and no others: an unknown name is a typing mistake, not a wish. */
export const objectOf =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return [{ field: path || "policy", problem: "Must be an object." }];
    }
    const held = new Map<string, unknown>(Object.entries(value));
    const unknown = [...held.keys()].filter((key) => !Object.hasOwn(fields, key));
    const problems = Object.entries(fields).flatMap(([key, shape]) => shape(held.get(key), join(path, key)));
    return [...problems, ...unknown.map((key) => ({ field: join(path, key), problem: "No such field." }))];
  };

const join = (path: string, key: string): string => (path ? `${path}.${key}` : key);
