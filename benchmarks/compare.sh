#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 OR MIT
#
# The side-by-side run against the native peers, in one command: builds ours and them, runs both on
# the same data in turn, writes benchmarks/results. Options go to the program, see README.md.
#
#   benchmarks/compare.sh [--rows tree,label] [--repeats 9] [--warm-up 4] ...
#
# PEERS=folder   where the peers are built (default: benchmarks/target/peers)
# SKIP_BUILD=1   take what is built already
set -euo pipefail
cd "$(dirname "$0")/.."
peers=${PEERS:-benchmarks/target/peers}
mkdir -p "$peers"
peers=$(cd "$peers" && pwd)

# The reference as nodes run it: filecoin-ffi turns these features on where the CPU has them.
# Without them its SHA intrinsics are calls, and labelling is twelve times slower: no fair peer.
features() {
  local pair list=""
  for pair in adx:adx sha_ni:sha sse2:sse2 avx2:avx2 avx:avx sse4_2:sse4.2 sse4_1:sse4.1; do
    if grep -qw "${pair%%:*}" /proc/cpuinfo 2>/dev/null; then
      list="$list,+${pair##*:}"
    fi
  done
  echo "${list#,}"
}

build() {
  local flags home
  home=$(dirname "$(dirname "$(readlink -f "$(java_command)")")")
  # Both: Maven looks at the one, programs that the build starts at the other.
  JAVA_HOME=$home PATH=$home/bin:$PATH mvn -q -DskipTests -pl benchmarks -am package
  flags=$(features)
  RUSTFLAGS=${RUSTFLAGS:-${flags:+-C target-feature=$flags}} cargo build -q --release \
    --manifest-path benchmarks/peers/rust/Cargo.toml --target-dir "$peers/rust"
  cp "$peers/rust/release/sealwright-peers" "$peers/sealwright-peers-rust"
  RUSTFLAGS=${RUSTFLAGS:-${flags:+-C target-feature=$flags}} cargo build -q --release \
    --manifest-path benchmarks/peers/yuma/Cargo.toml --target-dir "$peers/yuma"
  cp "$peers/yuma/release/sealwright-peers-yuma" "$peers/sealwright-peers-yuma"
  (cd benchmarks/peers/go && go build -o "$peers/sealwright-peers-go" .)
}

# The JDK that Maven's toolchain would take: 25 or later.
java_command() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/25*; do
    if [[ -x $home/bin/java && $("$home/bin/java" --version 2>&1) =~ \ (2[5-9]|[3-9][0-9])[.\ ] ]]; then
      echo "$home/bin/java"
      return
    fi
  done
  command -v java
}

[ -n "${SKIP_BUILD:-}" ] || build
exec "$(java_command)" -Djava.awt.headless=true -cp "benchmarks/target/benchmarks.jar" \
  org.sealwright.benchmarks.compare.Compare --peers "$peers" "$@"
