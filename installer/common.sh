# What the scripts of Linux and macOS share: sourced, from the project's root.
out=target/installer
stage=$out/stage
version=$(sed -n 's:.*<version>\([0-9.]*\)\(-SNAPSHOT\)\{0,1\}</version>.*:\1:p' pom.xml | head -n 1)

# What the studio, JavaFX and ONNX Runtime ask of Java.
modules=java.base,java.desktop,java.logging,java.management,java.net.http,java.prefs,java.xml
modules=$modules,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs

check_tools() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "installer: $tool is missing; install it first" >&2; exit 1; }
    done
}

find_jdk() { # sets jdk to a JDK 25 or later with jlink and jpackage
    for jdk in "${INTERWEAVE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release" 2>/dev/null || true)
        if [ "${major:-0}" -ge 25 ] && [ -x "$jdk/bin/jpackage" ] && [ -x "$jdk/bin/jlink" ]; then
            return
        fi
    done
    echo "installer: no JDK 25 with jlink and jpackage found; set JAVA_HOME to one" >&2
    exit 1
}

build_distribution() { # stages jars, models and assets
    mvn -q -B -Dmaven.test.skip=true clean package
    rm -rf "$out"
    mkdir -p "$stage"
    cp target/dist/lib/*.jar "$stage"
    for folder in models assets; do
        if [ -d "target/dist/$folder" ]; then
            cp -R "target/dist/$folder" "$stage/$folder"
        fi
    done
}

make_runtime() {
    "$jdk/bin/jlink" --add-modules "$modules" --output "$out/runtime" \
        --strip-debug --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive
}

app_options() { # prints one option a line
    printf '%s\n' --name Interweave --app-version "$version" --vendor Interweave \
        --description "Restores damaged, low-resolution video" \
        --copyright "Apache License 2.0" \
        --input "$stage" --runtime-image "$out/runtime" \
        --main-jar "$(basename "$stage"/interweave-*.jar)" --main-class org.interweave.app.Main \
        --java-options --enable-native-access=ALL-UNNAMED \
        --java-options '-Dinterweave.home=$APPDIR' \
        --java-options -Dai.djl.offline=true
}

# Starts the image's studio once and lets it write a cache of its loaded classes, from which it starts
# twice as fast. $1 is the launcher, $2 the folder of its jars. Without a display the image works all the same.
cache_start() {
    screen=
    if [ -z "${DISPLAY:-}" ] && [ "$(uname)" = Linux ]; then
        if ! command -v xvfb-run >/dev/null; then
            echo "installer: no display and no xvfb-run: the image starts without a cache" >&2
            return 0
        fi
        screen="xvfb-run -a"
    fi
    home=$(mktemp -d)
    cache=$(cd "$2" && pwd)/interweave.aot
    HOME=$home XDG_DATA_HOME=$home \
        JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$cache -Dinterweave.measure.start=true" \
        $screen "$1" >/dev/null 2>&1 || true
    rm -rf "$home"
    if [ -f "$cache" ]; then
        echo 'java-options=-XX:AOTCache=$APPDIR/interweave.aot' >>"$2/Interweave.cfg"
        report "$cache"
    else
        echo "installer: the cache could not be made: the image starts without one" >&2
    fi
}

report() {
    du -sh "$@"
}
