/**
 * Passwords that an operator typed, in memory only, shared by the elements of the page that call
 * the same endpoint for the same account and user. Contract section 2, `user-password`.
 */

/** How long an unused one is kept, in ms. */
const KEPT_FOR = 900_000;

interface Remembered {
  readonly password: string;
  readonly expires: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** What a password belongs to. */
export interface Login {
  readonly endpoint: string;
  readonly accountId: string;
  readonly userId: string;
}

const passwords = new Map<string, Remembered>();

const key = ({ endpoint, accountId, userId }: Login): string =>
  JSON.stringify([endpoint, accountId, userId]);

/** Keeps a password that a call has just proved right. */
export function remember(login: Login, password: string): void {
  clearTimeout(passwords.get(key(login))?.timer);
  const timer = setTimeout(() => forget(login), KEPT_FOR);
  passwords.set(key(login), { password, expires: Date.now() + KEPT_FOR, timer });
}

/** Drops the password, if there is one. */
export function forget(login: Login): void {
  clearTimeout(passwords.get(key(login))?.timer);
  passwords.delete(key(login));
}

/** The password, or an empty string. A timer that slept with the machine does not lengthen its life. */
export function recall(login: Login): string {
  const found = passwords.get(key(login));
  if (found && found.expires < Date.now()) forget(login);
  return passwords.get(key(login))?.password ?? '';
}
