// The pages of the guide, in reading order. The navigation, the overview and the tests are made from
// this list or held against it.

/**
 * @typedef {object} Page
 * @property {string} name also of its file, `<name>.html`
 * @property {string} title as the navigation calls it
 * @property {string} summary one sentence for the overview
 */

/**
 * @typedef {object} Group
 * @property {string} title
 * @property {readonly Page[]} pages
 */

/** @type {readonly Group[]} a group without pages is not shown */
export const groups = [
  {
    title: 'Begin',
    pages: [
      { name: 'index', title: 'Overview', summary: 'Which page answers which question.' },
      {
        name: 'plain',
        title: 'Plain HTML',
        summary: 'Two tags, page-wide settings, placeholders, and opening it from a script.',
      },
    ],
  },
  {
    title: 'In your page',
    pages: [
      {
        name: 'table',
        title: 'An admin table',
        summary: 'One script for all rows; a row goes when its customer has gone.',
      },
      {
        name: 'wordpress',
        title: 'WordPress admin',
        summary: 'A plugin’s page in wp-admin, and placeholders where editors strip tags.',
      },
      {
        name: 'sharepoint',
        title: 'SharePoint classic',
        summary: 'Script Editor and Content Editor web parts, inside the form of an ASPX page.',
      },
      {
        name: 'csp',
        title: 'Content security policy',
        summary: 'Four recipes, each with a live page that has just that policy.',
      },
    ],
  },
  {
    title: 'Without a password in the page',
    pages: [
      {
        name: 'choose',
        title: 'Choose a way',
        summary: 'JSONP or POST, with a server in between or without: what each shows to whom.',
      },
      {
        name: 'pass-through',
        title: 'A server in between',
        summary: 'nginx that passes POST on behind a login and adds the key, proven in the tests.',
      },
      {
        name: 'cors',
        title: 'POST with CORS',
        summary: 'What the API’s server has to allow, by example.',
      },
    ],
  },
  {
    title: 'Fit it in',
    pages: [
      {
        name: 'theming',
        title: 'Theming',
        summary: 'Custom properties, parts and dark mode, with controls to try them.',
      },
      {
        name: 'events',
        title: 'Events',
        summary: 'Learn what happened, and have a say before it does; with jQuery and without.',
      },
      {
        name: 'languages',
        title: 'Languages',
        summary: 'Nine languages beside English, and texts of your own.',
      },
      {
        name: 'loop',
        title: 'Many customers',
        summary: 'The loop that the API leaves to its callers, as a tag and as a script.',
      },
    ],
  },
  {
    title: 'Look it up',
    pages: [
      {
        name: 'outcomes',
        title: 'Outcomes',
        summary: 'The four outcomes and their reasons, and what the operator should do.',
      },
      {
        name: 'troubleshooting',
        title: 'Troubleshooting',
        summary: 'By what one sees: each text on the screen and each line of the console.',
      },
      {
        name: 'security',
        title: 'Security',
        summary: 'What JSONP costs, what the frame contains, and the threat model.',
      },
      {
        name: 'api',
        title: 'API reference',
        summary: 'Attributes, methods, events, slots, parts; made from the package’s manifest.',
      },
    ],
  },
];

export const pages = groups.flatMap((group) => group.pages);

/** Pages without navigation, as an integrator's own would be; the guide's pages show them in a frame. */
export const LIVE_PAGES = ['live/wordpress', 'live/sharepoint'];
