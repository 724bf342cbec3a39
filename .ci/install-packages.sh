#!/usr/bin/env bash
# Installs what tests need from Debian's packages, where it is missing.
#
#   bash .ci/install-packages.sh libraries|browsers
#
# `libraries` are those of host pages, the server of the guide's pass-through, and PHP, in which the
# guide shows code. Without them the tests that need one fail, and say what is missing.
set -uo pipefail

missing_libraries() {
  if ! PATH="$PATH:/usr/sbin" command -v nginx >/dev/null; then echo nginx-light; fi
  if [ ! -e /usr/share/javascript/mootools/mootools.js ]; then echo libjs-mootools; fi
  if [ ! -e /usr/share/javascript/prototype/prototype.js ]; then echo libjs-prototype; fi
  if ! command -v php >/dev/null; then echo php-cli; fi
}

missing_browsers() {
  if [ -z "${FIREFOX_PATH:-}" ] && ! command -v firefox-esr firefox >/dev/null; then echo firefox-esr; fi
  if ! command -v WebKitWebDriver >/dev/null; then echo webkit2gtk-driver; fi
  if ! command -v Xvfb >/dev/null; then echo xvfb; fi
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -qq \
    -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout=600 "$@"
}

# shellcheck disable=SC2207 # names without spaces
packages=($("missing_${1:?libraries or browsers}"))
if [ "${#packages[@]}" -eq 0 ]; then exit; fi
echo "Installing ${packages[*]}"
if ! command -v apt-get >/dev/null; then
  echo 'There is no apt-get here. Please install them by hand.'
  exit 1
fi
# The lists of an image may lack the security archive, and with it the current browsers.
apt update
apt install --no-install-recommends "${packages[@]}"
