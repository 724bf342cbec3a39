import { codeProblem, passwordProblem, userProblem } from '../call/request.js';
import type { MessageKey } from '../messages/en.js';
import type { Subject } from './state.js';

/** What the operator has entered so far. */
export interface Draft {
  readonly code: string;
  readonly userId: string;
  readonly userPassword: string;
  /** The code, typed once more to confirm. */
  readonly typed: string;
  /** Whether the box is ticked that confirms. */
  readonly ticked: boolean;
}

export const emptyDraft: Draft = {
  code: '',
  userId: '',
  userPassword: '',
  typed: '',
  ticked: false,
};

/** The fields of the form, in their order on the screen. */
export type FieldName = 'code' | 'userId' | 'userPassword' | 'confirmation';

/** The first thing that is not ready yet. */
export interface FormProblem {
  readonly field: FieldName;
  readonly key: MessageKey;
}

/** What the fields now hold; another code takes back the tick that was for the old one. */
export function readDraft(field: (name: FieldName) => HTMLInputElement | null, old: Draft): Draft {
  const text = (name: FieldName): string => field(name)?.value ?? '';
  const box = field('confirmation');
  const code = field('code')?.value ?? old.code;
  // On the screen too: a box that only looks ticked would be believed later.
  if (box && code !== old.code) box.checked = false;
  return {
    code,
    userId: text('userId'),
    userPassword: text('userPassword'),
    typed: text('confirmation'),
    ticked: !!box?.checked,
  };
}

/** Whether the code has to be typed; a code that the operator entered is ticked off instead. */
export const isTyped = ({ codeGiven, settings }: Subject): boolean =>
  codeGiven && settings.confirmation === 'type';

/** What would be sent: as the page gave it, else as the operator entered it. */
export const draftCode = (subject: Subject, draft: Draft): string =>
  subject.codeGiven ? subject.code : draft.code.trim();
export const draftUser = (subject: Subject, draft: Draft): string =>
  subject.userId || draft.userId.trim();

/**
 * The first thing that keeps Delete from going ahead, in the order of the fields; or null.
 *
 * @param password the one that the page gave or that is remembered; where empty, one is asked for
 */
export function formProblem(subject: Subject, draft: Draft, password: string): FormProblem | null {
  const code = draftCode(subject, draft);
  const { auth } = subject.settings;
  const confirmed = isTyped(subject) ? draft.typed.trim() === code : draft.ticked;
  const checks: [FieldName, MessageKey | undefined | false][] = [
    ['code', codeProblem(code)],
    ['userId', userProblem(draftUser(subject, draft), auth)],
    ['userPassword', passwordProblem(draft.userPassword || password, auth)],
    ['confirmation', !confirmed && (isTyped(subject) ? 'notTyped' : 'notTicked')],
  ];
  for (const [field, key] of checks) if (key) return { field, key };
  return null;
}

/**
 * Whether there is a field for the password: also where one is known by now, since nobody takes a field
 * away in which somebody types, or is about to.
 *
 * @param root where the form stands
 */
export const needsPassword = (password: string, draft: Draft, root: ShadowRoot): boolean =>
  !password || !!draft.userPassword || root.activeElement?.id === 'userPassword';

/**
 * The characters of a code that may look like others, or like nothing, with their Unicode numbers: all
 * but those of ASCII; and spaces, where there are several together.
 */
export const unusual = (code: string): string =>
  [...new Set(code)]
    .filter((character) => character > '~' || (character === ' ' && /  /.test(code)))
    .map(
      (character) =>
        `U+${character.codePointAt(0)!.toString(16).toUpperCase()} \u2068${character}\u2069`,
    )
    .join(', ');

/** A long code in groups of four, for reading it back; where gaps could mislead, in one. */
export const groups = (code: string): string[] =>
  (/^\w{8,}$/.test(code) && code.match(/.{1,4}/g)) || [code];
