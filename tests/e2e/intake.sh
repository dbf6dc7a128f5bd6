#!/bin/sh
# What `dti check` says of workbooks that are sound but for one defect each, made
# by tests/intake/make_workbooks.py, compared with tests/data/intake/problems.txt
# word for word. Of a file that has no line there it must say that it found none.
set -u
dti=$(realpath "$DTI_BUILD/dti")
golden=$PWD/tests/data/intake/problems.txt
campaign=$PWD/tests/data/oracle/campaign-mean.yaml
work=$DTI_BUILD/intake-e2e
rm -rf "$work"
/usr/bin/python3 tests/intake/make_workbooks.py "$work/in" || exit 1

# lines_of FILE TEXT: the problems that TEXT has of FILE.
lines_of() {
    awk -v start="$1: " 'index($0, start) == 1' "$2"
}

cd "$work/in" || exit 1
for file in *.xlsx; do
    "$dti" check -c "$campaign" "$file" >../found.txt 2>../log.txt
    code=$?
    lines_of "$file" "$golden" >../expected.txt
    [ -s ../expected.txt ] || echo "$file: không có lỗi" >../expected.txt
    if [ $code -le 1 ] && diff ../expected.txt ../found.txt; then
        echo "ok - problems of $file"
    else
        cat ../log.txt
        echo "not ok - problems of $file (exit $code)"
    fi
done
