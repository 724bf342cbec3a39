// What a fresh space of the stand-in API holds. The codes are of every kind a merchant may have
// chosen, the awkward ones above all: they are what a careless caller breaks on.

/**
 * @typedef {{ userId: string, key: string }} User
 * @typedef {{ campaignId: string, name: string }} Campaign
 * @typedef {{ code: string, name: string, cardNumber: string }} Customer
 * @typedef {{ transactionId: string, campaignId: string, code: string, at: string,
 *   points: number }} Transaction
 */

/**
 * @typedef {object} Account
 * @property {string} accountId
 * @property {string} name
 * @property {User[]} users
 * @property {Campaign[]} campaigns
 * @property {Map<string, Customer>} customers by code
 * @property {Transaction[]} transactions
 */

/**
 * @typedef {object} AccountSeed
 * @property {string} accountId
 * @property {string} name
 * @property {User[]} users
 * @property {Campaign[]} campaigns
 * @property {[code: string, name: string][]} customers
 */

/** @type {AccountSeed[]} */
const seeds = [
  {
    accountId: 'greatwidgets',
    name: 'Great Widgets',
    users: [
      { userId: 'john1970', key: 'demo-key-not-real' },
      { userId: 'anna2001', key: 'demo-key-of-anna' },
    ],
    campaigns: [
      { campaignId: 'points', name: 'Points card' },
      { campaignId: 'coffee', name: 'Ten coffees' },
      { campaignId: 'birthday', name: 'Birthday vouchers' },
    ],
    customers: [
      ['1234567890123456', 'Jane Doe'],
      // Above 2^53: read as JavaScript numbers these two become other customers' codes.
      ['9007199254740993', 'John "Jack" O\'Neil'],
      ['9999999999999999', 'Zoë & Sons'],
      ['00123', 'Nora Nought'],
      ['123', 'Tom Short'],
      ['40817', '山田 太郎'],
      ['20250719123456', 'محمد الهاشمي'],
      ['MEMBER-A', 'Siobhán Ní Bhriain'],
      ['0fa3c9d2e1b7', 'Robert <Bob> Smith'],
      ['GOLD 0042 7', 'Ольга Петрова'],
      ['B&B-77', 'Bed & Breakfast Seven'],
      ['C+15', 'Carla Plus'],
      ['50%OFF', 'Percy Cent'],
      ['<i>"Q"</i>', 'Quentin Quote'],
      ["O'Neil", "Shaun O'Neil"],
      ['Smith,Ann', 'Ann Smith'],
      ['Müller-7', 'Jürgen Müller'],
      ['顧客42', '鈴木 花子'],
    ],
  },
  {
    accountId: 'smallshop',
    name: 'Small Shop',
    users: [{ userId: 'mary', key: 'another-demo-key' }],
    campaigns: [
      { campaignId: 'stamps', name: 'Stamp card' },
      { campaignId: 'winter', name: 'Winter sale' },
    ],
    customers: [
      // The code of a customer of the other account, and another person all the same.
      ['1234567890123456', 'Paul Namesake'],
      ['55501', 'Rita Fünf'],
      ['deadbeef', 'Herbert Hex'],
      ['SHOP 1', 'Iris First'],
    ],
  },
];

/**
 * New accounts with all their customers and transactions; the caller may change them.
 * @returns {Map<string, Account>} by account_id
 */
export function seedAccounts() {
  return new Map(seeds.map((seed, index) => [seed.accountId, seedAccount(seed, index + 1)]));
}

/**
 * @param {AccountSeed} seed
 * @param {number} number counts from 1
 * @returns {Account}
 */
function seedAccount({ accountId, name, users, campaigns, customers }, number) {
  const cardNumber = (/** @type {number} */ index) => `6000 ${number}000 0000 ${digits(index + 1)}`;
  return {
    accountId,
    name,
    users,
    campaigns,
    customers: new Map(
      customers.map(([code, person], index) => [
        code,
        { code, name: person, cardNumber: cardNumber(index) },
      ]),
    ),
    transactions: seedTransactions(accountId, campaigns, customers),
  };
}

/**
 * The first customer has transactions in every campaign, the last has none at all, the others
 * have none, one or two a campaign.
 * @param {string} accountId
 * @param {Campaign[]} campaigns
 * @param {AccountSeed['customers']} customers
 * @returns {Transaction[]}
 */
function seedTransactions(accountId, campaigns, customers) {
  /** @type {Transaction[]} */
  const transactions = [];
  customers.slice(0, -1).forEach(([code], customerIndex) => {
    campaigns.forEach(({ campaignId }, campaignIndex) => {
      const count = customerIndex === 0 ? 2 : (customerIndex + campaignIndex) % 3;
      for (let index = 0; index < count; index += 1) {
        const number = transactions.length + 1;
        const day = String((number % 28) + 1).padStart(2, '0');
        transactions.push({
          transactionId: `${accountId}-${digits(number)}`,
          campaignId,
          code,
          at: `2025-0${(number % 9) + 1}-${day}`,
          points: (number * 7) % 50,
        });
      }
    });
  });
  return transactions;
}

/** @param {number} number */
const digits = (number) => String(number).padStart(4, '0');
