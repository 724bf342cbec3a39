import { html, noChange, nothing } from 'lit/html.js';
import { customer, dryRunNote, heading, type Ui, type View } from './common.views.js';
import { fill, isolated } from './fill.js';
import {
  draftCode,
  groups,
  isTyped,
  unusual,
  type Draft,
  type FieldName,
  type FormProblem,
} from './form.js';
import type { State } from './state.js';

/** What the form shows beside its state. */
export interface FormView {
  readonly draft: Draft;
  /** What is not ready yet, or null. */
  readonly problem: FormProblem | null;
  /** Whether the operator has asked for more than is ready, so that the problem is shown. */
  readonly isComplaining: boolean;
  readonly needsPassword: boolean;
  /** What stands below the title. */
  readonly details?: unknown;
}

/** The form: consequences, what is missing, and the confirmation last. */
export const confirming = (
  { subject, obstacle }: Extract<State, { name: 'confirming' }>,
  { draft, problem, isComplaining, needsPassword, details }: FormView,
  ui: Ui,
): View => {
  const { texts } = ui;
  const { codeGiven, accountId, settings } = subject;
  const { auth } = settings;
  const code = draftCode(subject, draft);
  const who = customer(subject, code);
  const odd = unusual(code);

  const field = (
    name: FieldName,
    label: unknown,
    type: 'text' | 'password' | 'checkbox' = 'text',
    autocomplete = 'off',
    value?: string,
  ): View => {
    const isWrong = isComplaining && problem?.field === name;
    return html`<div part="field" class=${type}>
      <label for=${name}>${label}</label>
      <input
        part="input"
        id=${name}
        type=${type}
        dir="auto"
        autocomplete=${autocomplete}
        autocapitalize="off"
        spellcheck="false"
        .value=${value ?? noChange}
        .checked=${draft.ticked}
        ?readonly=${name === 'userId' && subject.userId}
        aria-invalid=${isWrong}
        aria-describedby=${isWrong ? 'not-ready' : name === 'confirmation' ? 'unusual' : nothing}
      />
    </div>`;
  };

  return html`<form @submit=${prevent} @input=${ui.input}>
    ${heading(codeGiven ? fill(texts.title, { customer: who }) : texts.delete)} ${details}
    <div part="consequences" id="message">
      ${dryRunNote(subject, ui)}
      <strong>${texts.permanent}</strong>
      <ul>
        <li>${texts.allData}</li>
        <li>${fill(texts.allTransactions, { account: accountId })}</li>
        <li>${texts.onlyOne}</li>
      </ul>
      <slot name="consequences"></slot>
    </div>
    ${codeGiven ? nothing : field('code', texts.code, 'text', 'off', draft.code)}
    <p class=${odd && 'problem'} id="unusual">${odd && fill(texts.unusual, { list: odd })}</p>
    ${
      auth === 'server'
        ? nothing
        : [
            field('userId', texts.user, 'text', 'username', subject.userId || draft.userId),
            needsPassword
              ? field(
                  'userPassword',
                  auth === 'header' ? texts.key : texts.password,
                  'password',
                  'current-password',
                )
              : nothing,
          ]
    }
    ${
      isTyped(subject)
        ? field(
            'confirmation',
            fill(texts.typeToConfirm, { code: html`<code>${isolated(code)}</code>` }),
          )
        : field(
            'confirmation',
            html`${fill(texts.tickToConfirm, { customer: who })}
              <span class="groups" aria-hidden="true"
                >${code && html`<bdi>${groups(code).map((group) => html`<span>${group}</span>`)}</bdi>`}</span
              >`,
            'checkbox',
          )
    }
    ${
      obstacle
        ? html`<p part="message" class="problem">
            ${texts[obstacle]}
            <button part="retry" type="button" @click=${ui.look}>${texts.retry}</button>
          </p>`
        : nothing
    }
    <p class=${isComplaining && problem ? 'problem' : 'unseen'} id="not-ready">
      ${problem ? texts[problem.key] : nothing}
    </p>
    <div class="buttons">
      <button part="cancel" type="button" @click=${ui.close}>${texts.cancel}</button>
      <button
        part="delete"
        type="button"
        aria-disabled=${!!problem || ui.isDisabled}
        aria-describedby="not-ready"
        @click=${ui.confirm}
      >
        ${texts.delete}
      </button>
    </div>
  </form>`;
};

const prevent = (event: Event): void => event.preventDefault();
