import { html } from 'lit/html.js';
import type { Ui, View } from '../element/common.views.js';
import type { Value } from '../element/fill.js';
import type { State } from '../element/state.js';
import type { BatchMessages } from '../messages/batch.en.js';
import type { MessageKey } from '../messages/en.js';
import type { Texts } from '../messages/languages.js';
import type { BatchRun } from './batch-run.js';
import type { CustomerList } from './list.js';

export type BatchTexts = Texts & BatchMessages;

type Of<Name extends State['name']> = Extract<State, { name: Name }>;

/**
 * The one state of a batch. To be confirmed, and counting down, it is as a single element: its `code`
 * is the number of customers then.
 */
export type BatchState =
  /** The operator brings the list, or it is being read. */
  | { readonly name: 'listing' }
  | (Of<'confirming'> & {
      readonly list: CustomerList;
      /** Why the last attempt came to nothing. */
      readonly notice?: MessageKey;
    })
  | (Of<'countdown'> & { readonly list: CustomerList })
  | {
      readonly name: 'running' | 'stopped' | 'done';
      readonly list: CustomerList;
      readonly run: BatchRun;
    };

/** What an operator reads, and can do. */
export interface BatchUi extends Ui {
  readonly texts: BatchTexts;
  readonly checkList: () => void;
  readonly pasteList: (event: ClipboardEvent) => void;
  readonly continueList: () => void;
  readonly endList: () => void;
  /** Drops what an earlier page has left. */
  readonly forgetList: () => void;
  readonly copyText: (text: string) => void;
}

/** How many of a long list are shown. */
const SHOWN = 50;

/** The first of a list, and a sign that there are more. */
export const some = <T>(all: readonly T[], show: (one: T) => Value): Value[] => [
  all.slice(0, SHOWN).map((one) => show(one)),
  all.length > SHOWN ? '…' : '',
];

/** What an operator calls an outcome; undefined where it is none. */
export const outcomeTitle = (status: string | undefined, texts: Texts): string | undefined =>
  texts[`${status}Title` as 'deletedTitle'];

export const button = (part: string, label: unknown, click: () => void, isDisabled = false): View =>
  html`<button part=${part} type="button" ?disabled=${isDisabled} @click=${click}>
    ${label}
  </button>`;
