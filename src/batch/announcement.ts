import { announcement as announceForm } from '../element/waiting.views.js';
import type { BatchState, BatchUi } from './batch-ui.js';
import { asForm, progress, stopText } from './batch.views.js';

/** In how many steps a screen reader is told how far it is; each call would be too much. */
const STEPS = 10;

/** What a screen reader is told when the state changes: each change once. */
export function announcement(state: BatchState, ui: BatchUi): unknown {
  const { texts } = ui;
  if (state.name === 'listing') return '';
  if (!('run' in state)) return announceForm(state, asForm(ui));
  const { outcomes, subject, stopped, isStopping } = state.run;
  if (stopped || isStopping) return stopText(state.run, texts);
  const count = subject.customers.length;
  const step = Math.ceil(count / STEPS);
  const done = Math.floor(outcomes.length / step) * step;
  return progress(done, count, texts);
}
