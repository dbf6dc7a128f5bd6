# How many instructions a run takes; read by scripts/count-instructions.

# The versions that a count depends on, a line each.
count_versions() {
    echo "cc $(cc -dumpfullversion)"
    dpkg-query -W -f '${Package} ${Version}\n' libc6 libhpdf-2.3.0 zlib1g libdeflate0 libxlsxwriter4 libjansson4 \
        libpcre2-8-0 libexpat1 libminizip1 libyaml-0-2 libmd4c0 libutf8proc2 libgmp10 valgrind 2>/dev/null || true
}

# count_instructions DTI FOLDER: of a run over a small campaign that is made
# in FOLDER.
count_instructions() {
    mkdir -p "$2/campaign" "$2/counts"
    cp -r templates/. "$2/campaign"
    awk '!/^  - \{code/ || /code: (SO-NV|SO-YT|P-BA-DINH|X-BA-VI|X-GIA-LAM),/' \
        templates/units.yaml >"$2/campaign/units.yaml"
    scripts/bench-campaign "$2/in" -c "$2/campaign/campaign.yaml" >&2
    env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX2_Usable,-AVX2,-AVX,-ERMS,-FSRM,-BMI2,-LZCNT \
        OPENSSL_ia32cap=0x0:0x0 SOURCE_DATE_EPOCH=1767139200 LC_ALL=C \
        valgrind -q --tool=callgrind --callgrind-out-file="$2/counts/%p" \
        "$1" run "$2/in" -c "$2/campaign/campaign.yaml" -o "$2/out" -j 1 -q 2>"$2/log" || {
        tail -n 3 "$2/log" >&2
        return 1
    }
    # The end of each process's file has the sum of all it did.
    awk '$1 == "summary:" || $1 == "totals:" { if ($1 == "summary:") sum += $2 }
         END { printf "%.0f\n", sum }' "$2"/counts/*
}
