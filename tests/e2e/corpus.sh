#!/bin/sh
# What comes of every file of ../shared/corpus, as it is recorded in
# tests/corpus/outcomes.tsv (`make update-corpus` records it anew).
. tests/lib.sh

$python tests/corpus/corpus.py "$build" "$DTI_SHARED/corpus"
