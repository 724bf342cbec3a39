// The libraries of the host pages, as they come from npm or Debian. None of them is part of the project.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fromNpm = (/** @type {string} */ path) =>
  fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));

/**
 * Where each is on this machine, by the name that pages know it by.
 * @type {Record<string, string>}
 */
const FILES = {
  jquery: fromNpm('jquery/dist/jquery.js'),
  'jquery-ui': fromNpm('jquery-ui-dist/jquery-ui.js'),
  'jquery-ui-styles': fromNpm('jquery-ui-dist/jquery-ui.css'),
  bootstrap: fromNpm('bootstrap/dist/js/bootstrap.js'),
  'bootstrap-styles': fromNpm('bootstrap/dist/css/bootstrap.css'),
  requirejs: fromNpm('requirejs/require.js'),
  // Debian's package libjs-mootools; npm has only what runs on servers.
  mootools: '/usr/share/javascript/mootools/mootools.js',
  // Debian's package libjs-prototype; what npm calls `prototype` is something else.
  prototype: '/usr/share/javascript/prototype/prototype.js',
};

/**
 * @param {string} name
 * @returns {string | undefined} the file, where there is such a library and it is installed
 */
export function libraryFile(name) {
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  return file && existsSync(file) ? file : undefined;
}
