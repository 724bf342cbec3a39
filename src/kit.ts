import { html, nothing, render } from 'lit/html.js';
import { deleteCustomers, stopRule } from './call/delete-customers.js';
import { callFacts } from './call/outcome.js';
import { createTransport, lookAhead } from './call/prepare.js';
import { cleanText, codeProblem, withoutQuery } from './call/request.js';
import { isFresh, toJson } from './call/tab-storage.js';
import { dismiss, release } from './call/unanswered.js';
import { customer, heading, notSetUp } from './element/common.views.js';
import { ConfigurableElement, readSettings } from './element/configurable-element.js';
import { startCountdown } from './element/countdown.js';
import { forget, recall, remember } from './element/credentials.js';
import { css, styleSheet } from './element/css.js';
import { styles } from './element/customer-delete.styles.js';
import { fill, isolated } from './element/fill.js';
import { emit } from './element/flow.js';
import { ignoreHeldKey, watchPage } from './element/focus.js';
import {
  draftUser,
  emptyDraft,
  formProblem,
  needsPassword,
  readDraft,
  unusual,
} from './element/form.js';
import { confirming } from './element/form.views.js';
import { lostNote, moment, translated } from './element/result.views.js';
import { setMessages } from './element/settings.js';
import { announcement, countdown, inUnit } from './element/waiting.views.js';
import { en } from './messages/en.js';
import { now } from './transport/clock.js';

/**
 * What `customer-delete-batch.js` uses of the script that has registered the element, which may be
 * another file: in a page there must be one Lit, one set of settings, and one line of those who send.
 * The build reads the names from here; by their places, since names would take room.
 */
export const kit = [
  html,
  nothing,
  render,
  deleteCustomers,
  stopRule,
  callFacts,
  createTransport,
  lookAhead,
  cleanText,
  codeProblem,
  withoutQuery,
  dismiss,
  release,
  isFresh,
  toJson,
  customer,
  heading,
  notSetUp,
  ConfigurableElement,
  readSettings,
  startCountdown,
  forget,
  recall,
  remember,
  css,
  styleSheet,
  styles,
  fill,
  isolated,
  emit,
  ignoreHeldKey,
  watchPage,
  draftUser,
  emptyDraft,
  readDraft,
  formProblem,
  needsPassword,
  unusual,
  confirming,
  announcement,
  countdown,
  inUnit,
  lostNote,
  moment,
  translated,
  setMessages,
  en,
  now,
] as const;
