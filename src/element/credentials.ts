/**
 * Passwords that an operator typed, in memory only, shared by the elements of the page that call
 * the same endpoint for the same account and user. Contract section 2, `user-password`.
 */

/** How long an unused one is kept, in ms. */
const KEPT_FOR = 900_000;

/** What a password belongs to. */
export interface Login {
  readonly endpoint: string;
  readonly accountId: string;
  readonly userId: string;
}

interface Remembered {
  readonly password: string;
  readonly timer: ReturnType<typeof setTimeout>;
}

const remembered = new Map<string, Remembered>();

const key = ({ endpoint, accountId, userId }: Login): string =>
  JSON.stringify([endpoint, accountId, userId]);

/** Keeps a password that a call has just proved right. */
export function remember(login: Login, password: string): void {
  forget(login);
  remembered.set(key(login), { password, timer: setTimeout(() => forget(login), KEPT_FOR) });
}

/** Drops the password, if there is one. */
export function forget(login: Login): void {
  clearTimeout(remembered.get(key(login))?.timer);
  remembered.delete(key(login));
}

/** The password, or an empty string. */
export const recall = (login: Login): string => remembered.get(key(login))?.password ?? '';
