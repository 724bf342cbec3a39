import { codeProblem, textProblem } from '../call/request.js';
import type { MessageKey } from '../messages/en.js';
import type { Subject } from './state.js';

/** What the operator has entered so far. */
export interface Draft {
  code: string;
  userId: string;
  userPassword: string;
  /** The code, typed once more to confirm. */
  typed: string;
  /** Whether the box is ticked that confirms. */
  ticked: boolean;
}

/** The fields of the form, in their order on the screen. */
export type FieldName = 'code' | 'userId' | 'userPassword' | 'confirmation';

export type FormProblems = Partial<Record<FieldName, MessageKey>>;

/** Whether the code has to be typed; a code that the operator entered is ticked off instead. */
export const isTyped = ({ codeGiven, settings }: Subject): boolean =>
  codeGiven && settings.confirmation === 'type';

/** The code that would be sent. */
export const draftCode = (subject: Subject, draft: Draft): string =>
  subject.codeGiven ? subject.code : draft.code.trim();

/** The user in whose name it would be sent. */
export const draftUser = (subject: Subject, draft: Draft): string =>
  subject.userGiven ? subject.userId : draft.userId.trim();

/**
 * What is not ready yet, by field; an empty object means that Delete may go ahead.
 *
 * @param needsPassword whether the operator has to enter one
 */
export function formProblems(subject: Subject, draft: Draft, needsPassword: boolean): FormProblems {
  const code = draftCode(subject, draft);
  const confirmed = isTyped(subject) ? draft.typed.trim() === code : draft.ticked;
  const entered = { userId: draftUser(subject, draft), userPassword: draft.userPassword };
  const problems: Record<FieldName, MessageKey | undefined> = {
    code: codeProblem(code)?.key,
    userId: textProblem(entered, 'userId', 'userMissing')?.key,
    userPassword: needsPassword
      ? textProblem(entered, 'userPassword', 'passwordMissing')?.key
      : undefined,
    confirmation: confirmed ? undefined : isTyped(subject) ? 'confirmType' : 'confirmTick',
  };
  const found: FormProblems = {};
  for (const field of Object.keys(problems) as FieldName[]) {
    if (problems[field]) found[field] = problems[field];
  }
  return found;
}

/** A code in groups of four, for reading it back; the groups are no part of it. */
export const groups = (code: string): string[] => code.match(/[^]{1,4}/gu) ?? [];
