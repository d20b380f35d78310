/** The two ways we reach somebody, as pages and forms call them. */
export const contactKinds = {
  email: { kind: "EMAIL", name: "email address", label: "Email", article: "an" },
  mobile: { kind: "PHONE", name: "mobile number", label: "Mobile", article: "a" },
} as const;

export type ContactPage = keyof typeof contactKinds;

export const isContactPage = (text: string): text is ContactPage => Object.hasOwn(contactKinds, text);
