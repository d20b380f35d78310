/** The signed-in person as the shells show them. */
export type ShellPerson = {
  readonly name: string;
  /** "Analyst", "Support"; absent for customers. */
  readonly roleName?: string;
};

/** Address of the form that signs out, or a server action. */
export type SignOut = string | ((form: FormData) => void | Promise<void>);
