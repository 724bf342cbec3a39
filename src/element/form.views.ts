import { html, noChange, nothing } from 'lit';
import { en } from '../messages/en.js';
import { customer, dryRunNote, heading, type Actions, type View } from './common.views.js';
import { fill } from './fill.js';
import {
  draftCode,
  groups,
  isTyped,
  type Draft,
  type FieldName,
  type FormProblems,
} from './form.js';
import type { State } from './state.js';

/** What the form shows beside its subject. */
export interface FormView {
  readonly draft: Draft;
  readonly problems: FormProblems;
  /** Whether the operator has asked for more than is ready, so that the problems are shown. */
  readonly isComplaining: boolean;
  readonly needsPassword: boolean;
}

/** The form: consequences, what is missing, and the confirmation last. */
export const confirming = (
  { subject, obstacle }: Extract<State, { name: 'confirming' }>,
  form: FormView,
  actions: Actions,
): View => {
  const { codeGiven, userGiven, customerName, settings } = subject;
  const { draft, problems, isComplaining, needsPassword } = form;
  const code = draftCode(subject, draft);
  const [reason] = Object.keys(problems) as FieldName[];
  const problemText = (name: FieldName): unknown => fill(en[problems[name]!], { code });

  const field = (name: FieldName, label: unknown, input: TextInput): View => {
    const isWrong = isComplaining && name in problems;
    return html`<div part="field" class=${input.type ?? 'text'}>
      <label for=${name}>${label}</label>
      <input
        part="input"
        id=${name}
        name=${input.autocomplete ?? name}
        type=${input.type ?? 'text'}
        autocomplete=${input.autocomplete ?? 'off'}
        autocapitalize="off"
        spellcheck="false"
        .value=${input.value ?? noChange}
        .checked=${!!input.checked}
        ?readonly=${input.readonly}
        aria-invalid=${isWrong}
        aria-describedby="${name}-problem"
      />
      <p class="problem" id="${name}-problem">${isWrong ? problemText(name) : nothing}</p>
    </div>`;
  };

  return html`<form novalidate @submit=${prevent} @input=${actions.input}>
    ${heading(
      codeGiven ? fill(en.title, { code: customer(code, customerName) }) : en.titleWithoutCode,
    )}
    ${dryRunNote(subject)}
    <div part="consequences" id="consequences">
      <p><strong>${en.permanent}</strong></p>
      <ul>
        <li>${en.allData}</li>
        <li>${fill(en.allTransactions, { account: settings.accountId })}</li>
        <li>${en.onlyOne}</li>
      </ul>
      <slot name="consequences"></slot>
    </div>
    ${codeGiven ? nothing : field('code', en.code, { value: draft.code })}
    ${userGiven && !needsPassword
      ? nothing
      : field('userId', en.user, {
          value: userGiven ? subject.userId : draft.userId,
          readonly: userGiven,
          autocomplete: 'username',
        })}
    ${needsPassword
      ? field('userPassword', en.password, { type: 'password', autocomplete: 'current-password' })
      : nothing}
    ${isTyped(subject)
      ? field('confirmation', fill(en.typeToConfirm, { code: html`<code>${code}</code>` }), {})
      : field(
          'confirmation',
          html`${fill(en.tickToConfirm, { code: customer(code, customerName) })}
            <span class="groups" aria-hidden="true"
              >${groups(code).map((group) => html`<span>${group}</span>`)}</span
            >`,
          { type: 'checkbox', checked: draft.ticked },
        )}
    ${obstacle
      ? html`<p part="message" class="problem">${en[obstacle]}</p>
          <button part="retry" type="button" @click=${actions.look}>${en.retry}</button>`
      : nothing}
    <div class="buttons">
      <button part="cancel" type="button" @click=${actions.close}>${en.cancel}</button>
      <button
        part="delete"
        type="button"
        aria-disabled=${!!reason}
        aria-describedby="not-ready"
        @click=${actions.confirm}
      >
        ${en.delete}
      </button>
    </div>
    <p class="unseen" id="not-ready">
      ${reason ? html`${en.notReady} ${problemText(reason)}` : nothing}
    </p>
  </form>`;
};

interface TextInput {
  readonly type?: 'text' | 'password' | 'checkbox';
  readonly value?: string;
  readonly checked?: boolean;
  readonly readonly?: boolean;
  readonly autocomplete?: string;
}

const prevent = (event: Event): void => event.preventDefault();
