// Runs the PHP of the page about WordPress, and holds what it hands to WordPress against what the live
// page has. The functions of WordPress that it calls are stand-ins; the page says what a real one does.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { cutOut } from '../../demo/guide/snippets.js';

/** @typedef {import('./snippets.mjs').Act} Act */

const FUNCTIONS = `
$calls = array();
function add_action( $hook, $act ) { global $calls; $calls['hook'] = $hook; $calls['act'] = $act; }
function plugins_url( $path, $file ) { return '/js/' . $path; }
function wp_json_encode( $data ) { return json_encode( $data ); }
function wp_enqueue_script( $handle, $src, $needs, $version ) {
	global $calls; $calls['enqueued'][] = array( $handle, $src, $needs, $version );
}
function wp_add_inline_script( $handle, $code ) { global $calls; $calls['inline'][] = array( $handle, $code ); }
`;

const RUN = `
$calls['act']( 'another_page' );
$calls['before'] = count( $calls['enqueued'] ?? array() );
$calls['act']( 'toplevel_page_customers' );
echo json_encode( $calls );
`;

/** @param {string} script @returns {unknown} what it configures the page with */
function settingsOf(script) {
  /** @type {unknown} */
  let settings;
  const CustomerDelete = { configure: (/** @type {unknown} */ given) => (settings = given) };
  runInNewContext(script, { CustomerDelete });
  return JSON.parse(JSON.stringify(settings));
}

const hasPhp = spawnSync('php', ['--version']).status === 0;

/** @type {Act} */
export const runEnqueue = {
  // Where a change is judged nothing may be left out.
  skip: !hasPhp && !process.env['CI'] && 'not installed: php',
  async run(_reader, code) {
    const input = `<?php ${FUNCTIONS}${code}${RUN}`;
    const { stdout, stderr, status, error } = spawnSync('php', { input, encoding: 'utf8' });
    assert.equal(status, 0, stderr || String(error));
    const calls = JSON.parse(stdout);
    assert.equal(calls.hook, 'admin_enqueue_scripts');
    assert.equal(calls.before, 0);
    assert.deepEqual(calls.enqueued, [['customer-delete', '/js/customer-delete.js', [], null]]);
    const [[handle, inline]] = calls.inline;
    assert.equal(handle, 'customer-delete');
    const page = new URL('../../demo/guide/live/wordpress.html', import.meta.url);
    const shown = cutOut(readFileSync(page, 'utf8'), 'scripts');
    const [, script = ''] = /after">(.*?)<\/script>/s.exec(shown) ?? [];
    const expected = script.replace(/'http:.*?'/, "'https://api.example.com/api.php'");
    assert.deepEqual(settingsOf(inline), settingsOf(expected));
  },
};
