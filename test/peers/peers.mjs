// The programs that are compared, each as the source of a script that puts `callPeer` into a page.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { OURS } from './situations.js';

/** What a caller reads in the data that come with a success. */
const statusOf = `
  function statusOf(data) {
    try {
      return data.status === 'success' || data.status === 'error' ? data.status : 'other';
    } catch {
      return 'other';
    }
  }
  const success = (data) => ({ word: 'success', status: statusOf(data) });
  const error = (text) => ({ word: 'error', text: String(text) });`;

/** @type {Readonly<Record<string, { package: string, source: string }>>} */
const peers = {
  'jQuery 3': { package: 'jquery3', source: jQuery('jquery3') },
  'jQuery 4': { package: 'jquery4', source: jQuery('jquery4') },
  'fetch-jsonp': {
    package: 'fetch-jsonp',
    source: `
      import fetchJsonp from 'fetch-jsonp';
      ${statusOf}
      window.callPeer = (url, fields, { timeout }, tell) => fetchJsonp(
        url + '?' + new URLSearchParams(fields), { timeout },
      ).then((response) => response.json()).then(
        (data) => tell(success(data)),
        // Its texts hold the whole URL, password and all.
        ({ message }) => tell(error(/timed out$/.test(message) ? 'timed out' : 'failed')),
      );`,
  },
  jsonp: {
    package: 'jsonp',
    source: `
      import jsonp from 'jsonp';
      ${statusOf}
      window.callPeer = (url, fields, { timeout }, tell) => jsonp(
        url + '?' + new URLSearchParams(fields), { timeout },
        (problem, data) => tell(problem ? error(problem.message) : success(data)),
      );`,
  },
};

/** @param {string} name of the package */
function jQuery(name) {
  return `
    import $ from '${name}';
    ${statusOf}
    window.callPeer = (url, fields, { timeout }, tell) => void $.ajax({
      url, data: fields, timeout, dataType: 'jsonp',
      success: (data) => tell(success(data)),
      error: (_request, status) => tell(error(status)),
    });`;
}

/** Calls the built script as pages do. */
const ours = `
  window.callPeer = async (endpoint, fields, options, tell) => {
    const say = ({ status, reason }) =>
      tell({ word: 'outcome', text: reason ? status + '/' + reason : status });
    const outcome = await CustomerDelete.deleteCustomer({
      endpoint, accountId: fields.account_id, code: fields.code,
      userId: fields.user_id, userPassword: fields.user_password,
    }, options);
    say(outcome);
    const late = await outcome.answer;
    if (late) say(late);
  };`;

/** @param {string} path of a package.json */
const versionIn = async (path) => JSON.parse(await readFile(path, 'utf8')).version;

/** @returns {Promise<{ name: string, version: string, script: string }[]>} ours first */
export async function loadPrograms() {
  const root = new URL('../../', import.meta.url);
  const built = await readFile(new URL('dist/customer-delete.js', root), 'utf8');
  const own = await versionIn(fileURLToPath(new URL('package.json', root)));
  const programs = [{ name: OURS, version: own, script: `${built};${ours}` }];
  for (const [name, { package: folder, source }] of Object.entries(peers)) {
    const path = fileURLToPath(new URL(`node_modules/${folder}/package.json`, root));
    programs.push({ name, version: await versionIn(path), script: await bundle(source) });
  }
  return programs;
}

/**
 * @param {string} source a module
 * @returns {Promise<string>} a classic script
 */
async function bundle(source) {
  const entry = '\0peer';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rollupOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
    plugins: [
      {
        name: 'peer',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Nothing was built');
  return output.output[0].code;
}
