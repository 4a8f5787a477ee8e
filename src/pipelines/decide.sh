# The gate of the GitHub Action (action.yml): decides, writes the SARIF file, the summary and the outputs. Every value comes through the environment and is
# never put into a script, so that none of them can be a command; whatever is not as it has to be ends with 2, so that the gate stays shut.
set -u -o pipefail -f

stop() {
    printf 'Sluice: %s\n' "$1" >&2
    exit 2
}

blank() { [ -z "${1//[[:space:]]/}" ]; }

for name in MANIFESTS POLICIES SARIF GITHUB_OUTPUT GITHUB_STEP_SUMMARY; do
    if blank "${!name-}"; then stop "no value for $name, so nothing can be decided"; fi
done

command -v sluice > /dev/null || stop 'there is no `sluice` on the PATH: install it in a step before this one'

# A line break or an escape in the name would write outputs of its own, and `check` reads no file that ends in .sarif.
case $SARIF in
    *[[:cntrl:]]*) stop 'the input `sarif` holds a control character' ;;
    *.sarif) ;;
    *) stop 'the input `sarif` is the name of a file that ends in .sarif' ;;
esac

# Several lines are a name each. One line is names separated by blanks, unless it is itself the name of a file: then both could be meant.
manifests=()
text=${MANIFESTS//$'\r'/}
while [[ $text == $'\n'* ]]; do text=${text#$'\n'}; done
while [[ $text == *$'\n' ]]; do text=${text%$'\n'}; done
if [[ $text == *$'\n'* ]]; then
    while IFS=$' \t' read -r line; do
        if [ -n "$line" ]; then manifests+=("$line"); fi
    done <<< "$text"
else
    read -r -a manifests <<< "$text"
    if [ "${#manifests[@]}" -gt 1 ] && [ -e "$text" ]; then stop 'the input `manifests` is one file with blanks in its name, and several names: name its folder'; fi
fi

for manifest in "${manifests[@]}"; do
    if [ "$manifest" = - ]; then stop 'standard input is no manifest here'; fi
done

for input in "${manifests[@]}" "$POLICIES"; do
    if [ -e "$SARIF" ] && [ "$SARIF" -ef "$input" ]; then stop 'the input `sarif` names a manifest or the policies'; fi
done

arguments=(--policies="$POLICIES")
if ! blank "${AS_OF-}"; then arguments+=(--as-of="$AS_OF"); fi
if ! blank "${NOT_BEFORE-}"; then arguments+=(--not-before="$NOT_BEFORE"); fi

rm -f -- "$SARIF" || stop 'the old SARIF file cannot be taken away'
code=0
sluice check "${arguments[@]}" --format=sarif --output="$SARIF" -- "${manifests[@]}" < /dev/null || code=$?
told=0
summary=$(sluice check "${arguments[@]}" --format=markdown -- "${manifests[@]}" < /dev/null 2> /dev/null) || told=$?
printf '%s\n' "$summary" >> "$GITHUB_STEP_SUMMARY" || stop 'the summary cannot be written'

# The same input is decided alike twice; an answer without its file is none.
if [ "$told" != "$code" ]; then stop "decided twice, the gate ended with $code and then with $told"; fi
if [ "$code" = 0 ] && [ ! -s "$SARIF" ]; then stop 'the gate opened, and no SARIF file says so'; fi
if [ -f "$SARIF" ]; then printf 'sarif=%s\n' "$SARIF" >> "$GITHUB_OUTPUT" || stop 'the outputs cannot be written'; fi
printf 'exit-code=%s\n' "$code" >> "$GITHUB_OUTPUT" || stop 'the outputs cannot be written'
