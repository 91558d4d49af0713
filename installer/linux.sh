#!/usr/bin/env bash
# Makes a Linux app image and a .deb of Interweave with its own Java, under target/installer.
# Needs a JDK 25 and Maven; for the .deb also fakeroot, dpkg-deb and objcopy (binutils).
# Usage: installer/linux.sh [--image-only]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=installer/common.sh
. installer/common.sh

# glibc reads its limits before the program starts, and jpackage's launcher cannot set the environment: a script
# stands in its place. Memory that one thread gave back is for all then, as with target/dist/bin/interweave.
limit_arenas() { # $1 is the image
    mv "$1/bin/Interweave" "$1/bin/interweave-studio"
    mv "$1/lib/app/Interweave.cfg" "$1/lib/app/interweave-studio.cfg"
    cat >"$1/bin/Interweave" <<'SCRIPT'
#!/bin/sh
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}" SVT_LOG="${SVT_LOG:-1}"
exec "$(dirname "$(readlink -f "$0")")/interweave-studio" "$@"
SCRIPT
    chmod 755 "$1/bin/Interweave"
}

check_tools mvn
if [ "${1:-}" != --image-only ]; then
    check_tools fakeroot dpkg-deb objcopy
fi
find_jdk
build_distribution
make_runtime

mapfile -t options < <(app_options)
"$jdk/bin/jpackage" --type app-image --dest "$out" "${options[@]}" --icon assets/icons/interweave.png
cache_start "$out/Interweave/bin/Interweave" "$out/Interweave/lib/app"
limit_arenas "$out/Interweave"
report "$out/Interweave"
if [ "${1:-}" = --image-only ]; then
    exit 0
fi

# zstd packs in seconds what xz packs in minutes. jpackage does not find GTK by itself.
DPKG_DEB_COMPRESSOR_TYPE=zstd "$jdk/bin/jpackage" --type deb --dest "$out" \
    --app-image "$out/Interweave" --name Interweave --app-version "$version" \
    --license-file LICENSE --linux-package-name interweave --linux-shortcut \
    --linux-menu-group AudioVideo --linux-package-deps \
    "libgtk-3-0 | libgtk-3-0t64, libgl1, libfreetype6, libfontconfig1, libpangoft2-1.0-0, libxxf86vm1"
report "$out"/*.deb
