// The Chromium the tests run in: the one named by CHROME_PATH, else an installed one, else the one
// that comes from npm, which needs neither root nor a package manager.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, isRoot, programFromEnvironment } from './system.mjs';

/**
 * @typedef {object} Chromium
 * @property {string} executablePath
 * @property {string[]} args
 * @property {true | 'shell'} headless
 * @property {Record<string, string | undefined>} [env] the browser's whole environment
 */

const cacheFolder = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** @returns {string[]} where Chrome, Chromium and Edge usually are */
function usualPlaces() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const folders = ['/Applications', join(process.env['HOME'] ?? '/', 'Applications')];
    return folders.flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ];
    return programs.flatMap((program) => folders.map((folder) => join(folder, ...program)));
  }
  return [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ];
}

/** @returns {string | undefined} */
function findInstalled() {
  const program = findProgram(usualPlaces());
  // On Linux the name may belong to a stub that only says which package to install.
  if (!program || process.platform !== 'linux') return program;
  const answer = spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 });
  return answer.status === 0 ? program : undefined;
}

/**
 * The arguments every Chromium gets.
 *
 * @returns {string[]}
 */
function commonArgs() {
  return [
    // A sandboxed frame has a process of its own, as in the browsers people use. Puppeteer switches
    // that off; naming the feature here also takes it off puppeteer's list of disabled ones.
    '--enable-features=IsolateSandboxedIframes',
    // It depends on this one, which is on for people but off in the windowless build.
    '--site-per-process',
    ...(isRoot() ? ['--no-sandbox'] : []),
  ];
}

/** The Chromiums that come from npm, and the parts they are packed in. */
const BUNDLED = {
  current: {
    packageName: '@sparticuz/chromium',
    parts: ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'],
  },
  // The last one for Windows 7 and Server 2012.
  109: {
    packageName: 'chromium-109',
    parts: ['chromium.br', 'swiftshader.tar.br'],
  },
};

/** @param {string} packageName */
function packageFolderOf(packageName) {
  let folder = dirname(fileURLToPath(import.meta.resolve(packageName)));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/**
 * Unpacks one of them, with its libraries and fonts, once a version.
 *
 * @param {{ packageName: string, parts: string[] }} bundled
 * @returns {Promise<string>} the folder with the `chromium` program
 */
async function unpackBundledChromium({ packageName, parts }) {
  const packageFolder = packageFolderOf(packageName);
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const folder = join(cacheFolder, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  const { inflate } = await import('@sparticuz/chromium');
  mkdirSync(cacheFolder, { recursive: true });
  // Unpacked beside and renamed when complete: an interrupted run leaves no half browser behind,
  // and two runs at once do not write into each other's files.
  const unfinished = mkdtempSync(join(cacheFolder, 'unpacking-'));
  const temporaryFolder = process.env['TMPDIR'];
  process.env['TMPDIR'] = unfinished; // the only way to tell `inflate` where to
  try {
    for (const part of parts) await inflate(join(packageFolder, 'bin', part));
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run may have been first; then its copy is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    if (temporaryFolder === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporaryFolder;
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/**
 * A Chromium from npm. The package's own `args` are left out on purpose: they switch web security and
 * site isolation off, so nothing about frames could be tested.
 *
 * @param {keyof typeof BUNDLED} which
 * @returns {Promise<Chromium>}
 */
async function bundledChromium(which) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The Chromium from npm runs on Linux x64 only. ' +
        'Install Chrome, Chromium or Edge, or set CHROME_PATH to its program.',
    );
  }
  const folder = await unpackBundledChromium(BUNDLED[which]);
  // One set of libraries and fonts serves both.
  const current = which === 'current' ? folder : await unpackBundledChromium(BUNDLED.current);
  const fontFolder = join(current, 'fonts');
  // The package's font configuration names fixed folders outside the project; without a font
  // every text would be zero pixels wide.
  const fontConfiguration = join(folder, 'fonts.conf');
  writeFileSync(
    fontConfiguration,
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' +
      `<dir>${fontFolder}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  );
  const libraries = [join(current, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']];
  return {
    executablePath: join(folder, 'chromium'),
    args: commonArgs(),
    headless: 'shell',
    env: {
      ...process.env,
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(':'),
      FONTCONFIG_FILE: fontConfiguration,
      HOME: process.env['HOME'] ?? folder,
    },
  };
}

/**
 * @returns {Promise<Chromium>} what puppeteer needs to start the browser; with
 *   CUSTOMER_DELETE_BROWSER=bundled or chromium109 always one from npm
 * @throws {Error} if there is none, or CHROME_PATH names no program
 */
export async function findChromium() {
  const wanted = process.env['CUSTOMER_DELETE_BROWSER'];
  if (wanted === 'bundled') return bundledChromium('current');
  if (wanted === 'chromium109') return bundledChromium(109);
  const executablePath = programFromEnvironment('CHROME_PATH') ?? findInstalled();
  if (!executablePath) return bundledChromium('current');
  return { executablePath, args: commonArgs(), headless: true };
}
