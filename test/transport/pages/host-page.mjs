// Host pages with a policy of their own, same origin as the tests. The policies are HEADERS, as in
// production: then the browser also hides nonces from scripts that read attributes.

const PATH = '/test/transport/pages/host-page';

/**
 * Query of a page: `policy` and `report-only` (each may come several times) are its policies, `html` is
 * what it holds. Served untouched: the test server would put scripts of its own into it.
 *
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
export async function serveHostPage(context, next) {
  if (context.path !== PATH) return next();
  const query = new URLSearchParams(context.querystring);
  context.set('cache-control', 'no-store');
  context.set('content-security-policy', query.getAll('policy'));
  context.set('content-security-policy-report-only', query.getAll('report-only'));
  context.type = 'text/html; charset=utf-8';
  context.body = `<!doctype html><html lang="en"><title>Host page</title><body>${query.get('html') ?? ''}`;
}
