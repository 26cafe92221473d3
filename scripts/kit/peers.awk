# peers.awk - from the sorted lines of peers-rows.awk, one line per peer and
# way of talking to it. Runs behind csv.awk and kit.awk.

function print_peer(    i, line) {
	if (peer == "")
		return
	split(peer, f, FS)
	line = substr(f[3], 2) "," restore(f[1]) "," restore(f[2])
	for (i = 1; i <= ncolumns; i++)
		line = line "," restore(f[3 + i])
	print line "," tunnels "," first "," last
}

BEGIN {
	FS = "\001"
	ncolumns = split(ENVIRON["KIT_NAMES"], name, " ")
	line = "view,SMF119SID,SMF119TI_Stack"
	for (i = 1; i <= ncolumns; i++)
		line = line "," name[i]
	print line ",tunnels,first_seen,last_seen"
}

{
	who = $1
	for (i = 2; i <= 3 + ncolumns; i++)
		who = who FS $i
	which = $(4 + ncolumns)
	for (i = 5 + ncolumns; i <= 7 + ncolumns; i++)
		which = which FS $i
	when = $(8 + ncolumns)
	if (who != peer) {
		print_peer()
		peer = who
		tunnel = ""
		tunnels = 0
		first = last = when
	}
	if (which != tunnel) {
		tunnel = which
		tunnels++
	}
	if (when < first)
		first = when
	if (when > last)
		last = when
}

END {
	print_peer()
}
