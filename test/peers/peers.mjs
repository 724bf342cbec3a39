// The programs that are compared, each as the source of a script that puts `callPeer` into a page.
// They come from npm and are no dependency of the project's.
import { build } from 'vite';

/** @type {Readonly<Record<string, { packages: string[], source: string }>>} */
export const peers = {
  'jQuery 3': { packages: ['jquery3@npm:jquery@3'], source: jQuery('jquery3') },
  'jQuery 4': { packages: ['jquery4@npm:jquery@4'], source: jQuery('jquery4') },
  'fetch-jsonp': {
    packages: ['fetch-jsonp'],
    source: `
      import fetchJsonp from 'fetch-jsonp';
      window.callPeer = (url, fields, timeout, tell) => fetchJsonp(
        url + '?' + new URLSearchParams(fields), { timeout },
      ).then((response) => response.json()).then(
        (data) => tell('success', data),
        (error) => tell('error', error.message),
      );`,
  },
  jsonp: {
    packages: ['jsonp'],
    source: `
      import jsonp from 'jsonp';
      window.callPeer = (url, fields, timeout, tell) => jsonp(
        url + '?' + new URLSearchParams(fields), { timeout },
        (error, data) => error ? tell('error', error.message) : tell('success', data),
      );`,
  },
};

/** @param {string} name of the package */
function jQuery(name) {
  return `
    import $ from '${name}';
    window.callPeer = (url, fields, timeout, tell) => void $.ajax({
      url, data: fields, timeout, dataType: 'jsonp',
      success: (data) => tell('success', data),
      error: (_request, status) => tell('error', status),
    });`;
}

/**
 * @param {string} name of a peer
 * @returns {Promise<string>} a classic script
 * @throws {Error} if its package is not installed
 */
export async function bundle(name) {
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
        load: (id) => (id === entry ? peers[name]?.source : null),
      },
    ],
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`No script for ${name}`);
  return output.output[0].code;
}
