/** What a password needs, the same rule as the user pool's. */
export const PASSWORD_RULES = {
  length: (password: string) => password.length >= 12 && password.length <= 128,
  upper: (password: string) => /[A-Z]/.test(password),
  lower: (password: string) => /[a-z]/.test(password),
  digit: (password: string) => /[0-9]/.test(password),
} as const;

export type PasswordRule = keyof typeof PASSWORD_RULES;

export function isStrong(password: string): boolean {
  return Object.values(PASSWORD_RULES).every((met) => met(password));
}

export function isEmail(email: string): boolean {
  return /^\S+@\S+\.\S+$/.test(email.trim());
}
