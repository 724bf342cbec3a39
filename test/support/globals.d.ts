// Set by the page the tests run in, see web-test-runner.config.mjs.

/** Origin of the stand-in API, for example `http://127.0.0.1:41234`. */
declare var apiOrigin: string;
