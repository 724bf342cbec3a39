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
  /** Whether it is a password or a key: what goes as a header must never turn up in a URL. */
  readonly auth?: string;
}

interface Remembered {
  readonly password: string;
  readonly expires: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

const remembered = new Map<string, Remembered>();

const key = ({ endpoint, accountId, userId, auth }: Login): string =>
  JSON.stringify([endpoint, accountId, userId, auth]);

/** Keeps a password that a call has just proved right. */
export function remember(login: Login, password: string): void {
  forget(login);
  const timer = setTimeout(() => forget(login), KEPT_FOR);
  remembered.set(key(login), { password, expires: Date.now() + KEPT_FOR, timer });
}

/** Drops the password, if there is one. */
export function forget(login: Login): void {
  clearTimeout(remembered.get(key(login))?.timer);
  remembered.delete(key(login));
}

/** The password, or an empty string. A timer that slept with the machine does not lengthen its life. */
export function recall(login: Login): string {
  const found = remembered.get(key(login));
  return found && found.expires > Date.now() ? found.password : '';
}
