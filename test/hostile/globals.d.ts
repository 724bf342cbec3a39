// Set by the page the tests run in, see web-test-runner.config.mjs.

/** Where the hostile API is controlled, for example `http://127.0.0.1:41235`; see server.mjs. */
declare var hostileOrigin: string;
