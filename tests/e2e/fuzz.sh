#!/bin/sh
# The inputs of the fuzz targets (tests/fuzz/inputs), those that broke one once
# among them, again; and those of each target that are cut in the middle.
. tests/lib.sh

for program in "$build"/replay_*; do
    case $program in *.d) continue ;; esac
    target=${program##*/replay_}
    mkdir "$work/$target"
    for input in tests/fuzz/inputs/"$target"/*; do
        size=$(wc -c <"$input")
        head -c $((size * 2 / 3)) "$input" >"$work/$target/cut-${input##*/}"
    done
    check "inputs of the target $target" "$program" tests/fuzz/inputs/"$target"/* "$work/$target"/*
    echo "# counted inputs $((2 * $(ls "$work/$target" | wc -l)))"
done
