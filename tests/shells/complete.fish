# complete.fish - prints what fish completes at the end of $LINE, each on a line.
source completion/smf119.fish
complete -C $LINE | string replace -r '\t.*' ''
