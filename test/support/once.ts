// Tests of logic and of texts, which no engine can change, among others that depend on it: they run in
// Chromium only. A whole file of such tests is named in test/suite.mjs instead.
import { isChromium } from './widget.js';

const leaveOut = (): void => {};

/** As `describe()`, in Chromium only. */
export const describeOnce = (title: string, fn: (this: Mocha.Suite) => void): unknown =>
  isChromium ? describe(title, fn) : leaveOut();

/** As `it()`, in Chromium only. */
export const itOnce = (title: string, fn: Mocha.Func | Mocha.AsyncFunc): unknown =>
  isChromium ? it(title, fn as Mocha.Func) : leaveOut();
