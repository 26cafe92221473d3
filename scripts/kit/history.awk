# history.awk - from the sorted lines of history-rows.awk, one line per tunnel
# life. Runs behind csv.awk and kit.awk; has the lives of one tunnel in memory.

# Seconds of 2026-11-20T08:30:00.34; both parts are exact in floating point.
function seconds(t) {
	return days(substr(t, 1, 4) + 0, substr(t, 6, 2) + 0, \
	    substr(t, 9, 2) + 0) * 86400 + substr(t, 12, 2) * 3600 + \
	    substr(t, 15, 2) * 60 + substr(t, 18)
}

# Empty where a clock that was put back makes it negative.
function duration(life,    d) {
	if (start[life] == "" || end[life] == "")
		return ""
	d = seconds(end[life]) - seconds(start[life])
	return d < 0 ? "" : sprintf("%.2f", d)
}

# 1:02:03, or 4d 01:02:03.
function clock(d,    h, m, s) {
	if (d == "")
		return "-"
	s = int(d)
	h = int(s / 3600)
	m = int(s / 60) % 60
	if (h < 24)
		return sprintf("%d:%02d:%02d", h, m, s % 60)
	return sprintf("%dd %02d:%02d:%02d", int(h / 24), h % 24, m, s % 60)
}

function state(life) {
	if (start[life] == "")
		return "no-start"
	return end[life] == "" ? "open" : "closed"
}

function print_csv(life,    i, line) {
	line = substr(viewer, 2) "," restore(system_name) "," restore(stack) "," \
	    restore(id[life]) "," seen[life, "NMsIKETunGeneration"] "," \
	    state(life) "," start[life] "," end[life] "," duration(life) "," \
	    refreshes[life] + 0 "," doubles[life] + 0
	for (i = 1; i <= nout; i++)
		line = line "," restore(seen[life, out[i]])
	print line
}

# For eyes: the peer is who IKE calls it, or where it is, or the policy's word.
function print_text(life) {
	printf "%-13s  %-4s  %-8s  %-6s  %-22s  %-22s  %12s  %4d  %-8s  %s\n", \
	    substr(viewer, 2), visible(system_name), visible(stack), \
	    visible(id[life]), first_of(start[life], "-"), \
	    first_of(end[life], "-"), clock(duration(life)), \
	    refreshes[life], state(life), \
	    visible(first_of(seen[life, "remote_id"], \
	    first_of(seen[life, "remote"], seen[life, "action"])))
}

function print_lives(    life) {
	for (life = 1; life <= lives; life++)
		if (text)
			print_text(life)
		else
			print_csv(life)
}

function forget(    k) {
	for (k in seen)
		delete seen[k]
	for (k in current)
		delete current[k]
	for (k in start)
		delete start[k]
	for (k in end)
		delete end[k]
	for (k in refreshes)
		delete refreshes[k]
	for (k in doubles)
		delete doubles[k]
	lives = 0
}

function new_life() {
	lives++
	id[lives] = $7
	start[lives] = ""
	end[lives] = ""
	current[key] = lives
	return lives
}

# An activation: the first of a life, or a refresh of it. An end that the clock
# has put in front of it is the same life's where the key tells lives apart.
function begin(    life) {
	life = current[key]
	if (life == "" || (end[life] != "" && !(unique && start[life] == "")))
		life = new_life()
	if (start[life] == "")
		start[life] = $5
	else
		refreshes[life]++
	return life
}

function finish(    life) {
	life = current[key]
	if (life == "" || end[life] != "")
		life = new_life()
	end[life] = $5
	return life
}

# What the record says of the tunnel; what it says nothing of stays.
function note(life, name, value) {
	if (value != "")
		seen[life, name] = value
	else if (!((life, name) in seen))
		seen[life, name] = ""
}

function get(name) {
	return $(place[name])
}

function take(    life, i) {
	life = $6 % 2 == 1 ? begin() : finish()
	note(life, "last_state", get($6 <= 74 ? "NMsIKETunState" : "NMsIPTunState"))
	note(life, "local", get("NMsIKETunLclEndpt"))
	note(life, "remote", get("NMsIKETunRmtEndpt"))
	note(life, "local_id", first_of(get("LocalID"), get("LocalClientID")))
	note(life, "remote_id", first_of(get("RemoteID"), get("RemoteClientID")))
	note(life, "rule", get("NMsIKETunKeyExchRule"))
	note(life, "action", first_of(get("NMsIKETunKeyExchAction"), \
	    get("NMsIPTunVPNAction")))
	for (i = 1; i <= ncolumns; i++)
		note(life, column[i], get(column[i]))
}

BEGIN {
	FS = "\001"
	text = ENVIRON["KIT_FORMAT"] == "text"
	ncolumns = split(ENVIRON["KIT_COLUMNS"], column, " ")
	for (i = 1; i <= ncolumns; i++)
		place[column[i]] = 8 + i
	nout = split("last_state local remote local_id remote_id rule action " \
	    ENVIRON["KIT_COPIED"], out, " ")
	if (text) {
		printf "%-13s  %-4s  %-8s  %-6s  %-22s  %-22s  %12s  %4s  %-8s  %s\n", \
		    "VIEW", "SYS", "STACK", "TUNNEL", "START", "END", \
		    "DURATION", "REFR", "STATE", "PEER"
	} else {
		line = "view,SMF119SID,SMF119TI_Stack,tunnel," \
		    "NMsIKETunGeneration,state,start,end,duration," \
		    "refreshes,duplicates"
		for (i = 1; i <= nout; i++)
			line = line "," out[i]
		print line
	}
}

$0 == last {
	doubles[current[key]]++
	dropped++
	next
}

{
	last = $0
	group = $1 FS $2 FS $3 FS $4
	if (group != last_group) {
		print_lives()
		forget()
		last_group = group
		system_name = $1
		stack = $2
		viewer = $3
	}
	key = $7 FS $8
	unique = $8 != ""
	if ($6 <= 74) {
		key = $7 FS get("NMsIKETunGeneration") FS \
		    get("NMsIKETunICookie") FS get("NMsIKETunRCookie")
		unique = 1
	}
	take()
}

END {
	print_lives()
	if (ENVIRON["KIT_VERBOSE"] != "")
		say(dropped + 0 " duplicate records dropped")
}
