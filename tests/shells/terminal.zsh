# terminal.zsh - types $LINE, a tab and a line end into a zsh at a terminal, and
# prints what the command got there as its arguments.
zmodload zsh/zpty || exit 1
zpty -b z zsh -f -i
zpty -w z "cd ${(q)PWD}; PROMPT= RPROMPT=; fpath=(\$PWD/completion \$fpath)"
zpty -w z 'autoload -U compinit && compinit -u -D'
zpty -w z 'smf119() { print -r -- "ARGUMENTS $*" }'
zpty -n -w z "$LINE"$'\t\n'
for i in {1..1200}; do
	zpty -r -t z output || { sleep 0.05; continue }
	[[ $output != ARGUMENTS* ]] || { print -r -- ${${output#* }%%$'\r'*}; break }
done
zpty -d z
