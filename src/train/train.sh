#!/bin/sh
# Makes the footage, trains by the recipe and exports a bundle; started again, it goes on.
# Usage: src/train/train.sh WORK [RECIPE]     WORK holds footage, run and bundle (about 2 GB)
# After: mvn -q -Ptrain test-compile
set -e
work=${1:?folder to work in}
recipe=${2:-$(dirname "$0")/recipe/small.csv}
classes=target/train/target/classes
path=target/train/path
mkdir -p "$work/run" "$work/footage"
[ -f "$path" ] || mvn -q -o -Ptrain dependency:build-classpath -Dmdep.outputFile="$path" \
    -Dmdep.includeScope=runtime
# Sleeping threads: on a machine with other work, spinning ones wait for each other.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=${THREADS:-2} OMP_WAIT_POLICY=PASSIVE
java() {
    nice -n 10 "${JAVA_HOME:?JDK 25}/bin/java" -Xmx4g --enable-native-access=ALL-UNNAMED \
        -cp "$classes:$(cat "$path")" "$@"
}
clips=1000
java org.interweave.train.PrepareFootage "$work/footage" 0 $clips
java org.interweave.train.PrepareLowRes "$work/footage" 0 $clips COMPLEX 0
java org.interweave.train.PrepareLowRes "$work/footage" 0 $clips SIMPLE 0
for version in 1 2 3 4 5; do
    java org.interweave.train.PrepareLowRes "$work/footage" 0 $clips COMPLEX $version
done
java org.interweave.train.PrepareTakes "$work/footage" 0 $clips
java org.interweave.train.PrepareLowRes "$work/footage" 2000 $((2000 + clips)) SIMPLE 0
java org.interweave.train.PrepareLowRes "$work/footage" 2000 $((2000 + clips)) COMPLEX 0
java org.interweave.train.PrepareLowRes "$work/footage" 4000 4400 SIMPLE 0
java org.interweave.train.PrepareLowRes "$work/footage" 4000 4400 COMPLEX 0
java org.interweave.train.Train "$work/footage" "$work/run" "$recipe"
java org.interweave.train.Export "$work/run" "$work/bundle"
