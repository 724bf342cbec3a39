// Set by the page the tests run in, see web-test-runner.config.mjs.

/** Origin of the fault server, for example `http://127.0.0.1:41235`. */
declare var faultOrigin: string;

/** Origin where nobody listens, and where nobody can begin to as long as the tests run. */
declare var nowhereOrigin: string;
