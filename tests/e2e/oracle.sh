#!/bin/sh
# Holds dti against the oracle (tests/oracle): campaigns with every kind of rule
# and awkward numbers, each policy with a seed of its own; random campaigns of the
# whole language of rules, ORACLE_CAMPAIGNS of them (3), and those on which the two
# have differed (scripts/compare-oracle does as many as wanted); and a whole year of
# the campaign in templates/. Every figure of the oracle must stand in results.json.
set -u
. tests/inputs.sh
oracle=tests/oracle
python=/usr/bin/python3
work=$DTI_BUILD/oracle

# compare NAME CAMPAIGN FOLDER: FOLDER/in is scored by both.
compare() {
    # Exit 1 is fine: some cells are faulty on purpose.
    "$DTI_BUILD/dti" run "$3/in" -c "$2" -o "$3/out" --quiet >"$3/log" 2>&1
    code=$?
    if [ $code -le 1 ] &&
        $python $oracle/oracle.py "$2" "$3/in" >"$3/oracle.json" &&
        $python $oracle/compare.py "$3/out/results.json" "$3/oracle.json"; then
        echo "ok - oracle agrees: $1"
    else
        head -n 40 "$3/log"
        echo "not ok - oracle agrees: $1 (dti exit $code)"
    fi
}

rm -rf "$work"
for policy in mean min lead; do
    campaign=tests/data/oracle/campaign-$policy.yaml
    mkdir -p "$work/$policy"
    $python $oracle/make_workbooks.py $campaign "$work/$policy/in" $policy
    compare "every rule, policy $policy" $campaign "$work/$policy"
done

# 567: a unit that nobody has appraised had a grade, since others are appraised only
# by scores that are taken over.
for seed in $(seq "${ORACLE_CAMPAIGNS:-3}") 567; do
    $python $oracle/make_campaign.py "$work/random-$seed" $seed
    compare "random campaign $seed" "$work/random-$seed/campaign/campaign.yaml" "$work/random-$seed"
done

# The campaign of templates/, without its documents: nothing is printed here.
mkdir -p "$work/year/campaign/documents"
cp -r templates/*.yaml templates/index "$work/year/campaign"
campaign_inputs "$work/year/in" templates/campaign.yaml
compare "a whole year" "$work/year/campaign/campaign.yaml" "$work/year"
