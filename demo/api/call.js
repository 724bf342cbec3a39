// The documented call `customer_delete`: what it checks, in which order, and what it deletes.

/**
 * @typedef {import('./data.js').Account} Account
 * @typedef {import('./reply.js').Verdict} Verdict
 * @typedef {{ accountId: string, code: string, transactions: number }} Deleted
 */

/**
 * @typedef {object} Call
 * @property {Record<string, string>} fields of the query (GET) or of the body (POST)
 * @property {string} accessKey the header `api_access_key`, '' where there is none
 */

/**
 * Does what the call asks for, if it may.
 * @param {Map<string, Account>} accounts
 * @param {Call} call
 * @returns {{ verdict: Verdict, deleted: Deleted | null }}
 */
export function runCall(accounts, call) {
  const problem =
    missingField(call) ?? unknownType(call) ?? wrongCredentials(accounts, call) ?? null;
  if (problem !== null) return refusal(problem);

  const { user_id: userId, account_id: accountId, code } = call.fields;
  const account = accounts.get(accountId);
  // One text for both, so that nobody learns which accounts exist.
  if (!account?.users.some((user) => user.userId === userId)) {
    return refusal(`No account "${accountId}" for this user`);
  }
  if (!account.customers.has(code)) {
    return refusal(`No customer with the code "${code}" in this account`);
  }
  return {
    verdict: { status: 'success', code },
    deleted: { accountId, code, transactions: deleteCustomer(account, code) },
  };
}

/**
 * @param {string} message
 * @returns {{ verdict: Verdict, deleted: null }}
 */
function refusal(message) {
  return { verdict: { status: 'error', message }, deleted: null };
}

/** @param {Call} call */
function missingField({ fields, accessKey }) {
  if (!fields.user_id) return 'user_id is required';
  if (!fields.user_password && !accessKey) {
    return 'user_password is required where the header api_access_key is not sent';
  }
  if (!fields.type) return 'type is required';
  if (!fields.account_id) return 'account_id is required';
  if (!fields.code) return 'code is required';
  return null;
}

/** @param {Call} call */
function unknownType({ fields }) {
  return fields.type === 'customer_delete' ? null : `Unknown type "${fields.type}"`;
}

/**
 * Where the key is in the header and in the body, only the one in the header is validated.
 * @param {Map<string, Account>} accounts
 * @param {Call} call
 */
function wrongCredentials(accounts, { fields, accessKey }) {
  const key = accessKey || fields.user_password;
  const known = [...accounts.values()]
    .flatMap(({ users }) => users)
    .some((user) => user.userId === fields.user_id && user.key === key);
  if (known) return null;
  return accessKey ? 'Wrong user_id or api_access_key' : 'Wrong user_id or user_password';
}

/**
 * Removes the customer and the customer's transactions in all campaigns of this account.
 * @param {Account} account
 * @param {string} code
 * @returns {number} of transactions that went with the customer
 */
function deleteCustomer(account, code) {
  const kept = account.transactions.filter((transaction) => transaction.code !== code);
  const removed = account.transactions.length - kept.length;
  account.customers.delete(code);
  account.transactions = kept;
  return removed;
}
