#!/usr/bin/env bash
# Makes a macOS app and a .dmg of Interweave with its own Java, under target/installer.
# NOT TRIED: written beside linux.sh, never run. Needs a JDK 25, Maven and Xcode's command line tools.
# Usage: installer/macos.sh [--image-only]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=installer/common.sh
. installer/common.sh

check_tools mvn xcrun
find_jdk
build_distribution
make_runtime

options=()
while IFS= read -r option; do
    options+=("$option")
done < <(app_options)
"$jdk/bin/jpackage" --type app-image --dest "$out" "${options[@]}"
cache_start "$out/Interweave.app/Contents/MacOS/Interweave" "$out/Interweave.app/Contents/app"
report "$out/Interweave.app"
if [ "${1:-}" = --image-only ]; then
    exit 0
fi
"$jdk/bin/jpackage" --type dmg --dest "$out" --app-image "$out/Interweave.app" \
    --name Interweave --app-version "$version" --license-file LICENSE
report "$out"/*.dmg
