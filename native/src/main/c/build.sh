#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR MIT
#
# Compiles the C kernels for the machine that this runs on.
#   build.sh <folder for the resources>
# Writes <os>-<arch>/<library> and its SHA-256 there. Without a C compiler it says so and succeeds: the
# library is optional. With one, any warning is an error. CC names the compiler to use.
set -eu

sources=$(cd "$(dirname "$0")" && pwd)
out=$1

compiler=
for candidate in ${CC:-} cc gcc clang; do
  if command -v "$candidate" > /dev/null 2>&1; then
    compiler=$candidate
    break
  fi
done
if [ -z "$compiler" ]; then
  echo "sealwright-native: no C compiler (looked for \$CC, cc, gcc, clang): building without the native library"
  rm -rf "$out"
  exit 0
fi

case $(uname -s) in
  Linux) os=linux library=libsealwright.so link="-Wl,-z,relro,-z,now,-z,noexecstack" ;;
  Darwin) os=macos library=libsealwright.dylib link= ;;
  *)
    echo "sealwright-native: no native library for $(uname -s): building without it"
    exit 0
    ;;
esac
case $(uname -m) in
  x86_64 | amd64) arch=x86_64 ;;
  aarch64 | arm64) arch=aarch64 ;;
  *) arch=$(uname -m) ;;
esac

folder=$out/$os-$arch
mkdir -p "$folder"
if [ -f "$folder/$library.sha256" ] &&
  [ -z "$(find "$sources" -type f -newer "$folder/$library.sha256")" ]; then
  exit 0
fi
# No -march: each function names the instructions it needs, and the caller asks the CPU first.
# shellcheck disable=SC2086
"$compiler" -std=c11 -O3 -fPIC -shared -fvisibility=hidden -Wall -Wextra -Werror \
  "-ffile-prefix-map=$sources=." $link -o "$folder/$library" "$sources"/*.c
if command -v sha256sum > /dev/null 2>&1; then
  sum=$(sha256sum "$folder/$library")
else
  sum=$(shasum -a 256 "$folder/$library")
fi
echo "${sum%% *}" > "$folder/$library.sha256"
echo "sealwright-native: $compiler made $os-$arch/$library"
