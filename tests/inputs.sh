# Workbooks of a campaign for tests; read with `.` from the top of the tree.

# campaign_inputs FOLDER CAMPAIGN.yaml: in FOLDER, what scripts/bench-campaign makes of a
# campaign, which is the same each time: it is made once a build, and copied.
campaign_inputs() {
    key=$({
        cat scripts/bench-campaign scripts/samples/*.py tests/oracle/*.py
        find "${2%/*}" -name '*.yaml' -type f | LC_ALL=C sort | xargs -d '\n' cat
    } | sha256sum | cut -c 1-16)
    made=$DTI_BUILD/inputs/$key
    mkdir -p "${made%/*}" "$1" && flock "$made.lock" sh -c '
        [ -d "$1" ] && exit
        rm -rf "$1.new"
        scripts/bench-campaign "$1.new" -c "$2" && mv "$1.new" "$1"
    ' sh "$made" "$2" && cp -r "$made/." "$1"
}
