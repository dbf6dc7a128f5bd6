# What the end-to-end tests share; read by them with `.` from the top of the
# tree. DTI_BUILD names the build folder. Tests speak TAP: `check NAME COMMAND`
# says `ok` or `not ok` and shows what the command printed where it failed.
set -u
. tests/inputs.sh

root=$PWD
build=$(realpath "$DTI_BUILD")
dti=$build/dti
python=/usr/bin/python3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The same tests run under sanitizers, with less to do.
case $build in
*sanitized) sanitized=true ;;
*) sanitized=false ;;
esac

# check NAME COMMAND...: one test.
check() {
    check_name=$1
    shift
    if "$@" >"$work/check.log" 2>&1; then
        echo "ok - $check_name"
    else
        echo "not ok - $check_name"
        head -n 60 "$work/check.log" | cut -c 1-300 | sed 's/^/# /'
    fi
}

# skip NAME REASON: a test that cannot be done here.
skip() {
    echo "ok - $1 # SKIP $2"
}

# has TOOL...: whether all of them are there.
has() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null || return 1
    done
}

# exits CODE COMMAND...: runs it; what it prints goes to $work/out and $work/err.
exits() {
    expected=$1
    shift
    code=0
    "$@" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" -eq "$expected" ] && return
    echo "exit $code instead of $expected: $*"
    tail -n 20 "$work/out" "$work/err"
    return 1
}

# says FILE TEXT: FILE, $work/out or $work/err as a rule, has a line with TEXT.
says() {
    grep -qF -- "$2" "$1" && return
    echo "not in $1: $2"
    cat "$1"
    return 1
}

# heard PDF NAME: what a reader hears of a document, the tree of its structure, is
# tests/golden/heard/NAME.txt. Where it differs on purpose: look at the difference, and
# write it with `pdfinfo -struct-text`.
heard() {
    pdfinfo -struct-text "$1" >"$work/heard" && diff -u "tests/golden/heard/$2.txt" "$work/heard"
}

# same EXPECTED FOUND: the two files or folders are equal.
same() {
    diff -ru "$1" "$2"
}

# listing FOLDER: names, sizes, sums and times of all files in it.
listing() {
    (cd "$1" && find . -type f -printf '%p %s %T@\n' -exec sha256sum {} + | sort)
}

# small_campaign FOLDER: a campaign of five units in FOLDER, from templates/.
small_campaign() {
    mkdir -p "$1"
    cp -r templates/*.yaml templates/index templates/documents "$1"
    awk '!/^  - \{code/ || /code: (SO-NV|SO-YT|P-BA-DINH|X-BA-VI|X-GIA-LAM),/' \
        templates/units.yaml >"$1/units.yaml"
}

# small_inputs FOLDER CAMPAIGN-FOLDER: its workbooks, all without a problem.
small_inputs() {
    campaign_inputs "$1" "$2/campaign.yaml"
}

# npm_ready: the packages of tests/page/npm in $npm, fetched once a build, by
# whichever suite is first.
npm_ready() {
    npm=$build/page-npm
    mkdir -p "$npm" && cp tests/page/npm/package*.json "$npm" || return
    flock "$npm.lock" sh -c '
        cd "$1" || exit
        [ -d node_modules/puppeteer-core ] && [ -d node_modules/axe-core ] && exit
        timeout 300 npm ci --ignore-scripts --no-audit --no-fund >"$2" 2>&1
    ' sh "$npm" "$work/npm.log"
}

# samples: OUTPUT of the samples in $build/samples, made again only when
# something that it is made from has changed. One test makes it for the others,
# which wait for it.
samples() {
    samples=$build/samples
    exec 9>"$build/samples.lock"
    flock 9
    if [ ! -f "$samples/manifest.json" ] ||
        [ -n "$(find "$dti" templates input-samples -newer "$samples/manifest.json" | head -n 1)" ]; then
        rm -rf "$samples"
        "$dti" run input-samples -o "$samples" --quiet 9>&-
        [ $? -eq 1 ] || return # some samples are faulty on purpose
    fi
    exec 9>&-
}
