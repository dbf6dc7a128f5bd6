#!/bin/sh
# A machine that fails: no memory in any library, calls of files that fail, kills
# at any moment. A sample; `make check-faults` tries all. And how dti was built.
. tests/lib.sh

hardened() {
    readelf -h "$dti" | grep -q 'DYN ' || { echo "no PIE"; return 1; }
    readelf -lW "$dti" | grep -q GNU_RELRO || { echo "no RELRO"; return 1; }
    readelf -dW "$dti" | grep -q 'BIND_NOW\|NOW PIE' || { echo "RELRO is not full"; return 1; }
    readelf -sW --dyn-syms "$dti" | grep -q __stack_chk_fail || { echo "no stack protector"; return 1; }
    readelf -lW "$dti" | grep GNU_STACK | grep -qv 'RWE' || { echo "an executable stack"; return 1; }
    $sanitized || readelf -sW --dyn-syms "$dti" | grep -q '__.*_chk@' || { echo "no FORTIFY_SOURCE"; return 1; }
}
if has readelf; then
    check "the program is hardened: PIE, full RELRO, stack protector, FORTIFY_SOURCE" hardened
else
    skip "the program is hardened" "no readelf"
fi

if $sanitized; then
    skip "a failing machine" "a sanitizer has an allocator of its own"
elif has cc && cc -D_GNU_SOURCE -O1 -shared -fPIC -o "$work/faults.so" tests/faults/faults.c 2>"$work/cc.log"; then
    small_campaign "$work/campaign"
    # Two units, so that a trial is short.
    awk '!/^  - \{code/ || /code: (SO-NV|X-GIA-LAM),/' templates/units.yaml >"$work/campaign/units.yaml"
    small_inputs "$work/inputs" "$work/campaign" || exit 1
    $python tests/faults/faults.py "$build" "$work" ${DTI_FAULTS:-}
else
    cat "$work/cc.log"
    skip "a failing machine" "no C compiler"
fi
