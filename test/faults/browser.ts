import type { Browser } from './types.js';

const { userAgent } = navigator;

/** The browser that the tests run in, for what is true in one and not in another. */
export const browser: Browser = /Firefox\//.test(userAgent)
  ? 'firefox'
  : /Chrome\//.test(userAgent)
    ? 'chromium'
    : 'webkit';
