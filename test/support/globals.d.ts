// Set by the page the tests run in, see web-test-runner.config.mjs.

/** Origin of the stand-in API, for example `http://127.0.0.1:41234`. */
declare var apiOrigin: string;

/** Whether this is the Chromium without windows, which lacks some of what Chromium does for pages. */
declare var isShell: boolean;
