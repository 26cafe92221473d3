# plot-rows.awk - from the CSV of smf119-history, a line per life: row, start
# and end in seconds, state, refreshes. Runs behind csv.awk.

# Seconds since 1970 as the clock on the wall counts them.
function seconds(t) {
	if (t == "")
		return "-"
	return sprintf("%.0f", (days(substr(t, 1, 4) + 0, \
	    substr(t, 6, 2) + 0, substr(t, 9, 2) + 0) - \
	    days(1970, 1, 1)) * 86400 + substr(t, 12, 2) * 3600 + \
	    substr(t, 15, 2) * 60 + substr(t, 18, 2))
}

# Long names are cut in the middle: both ends tell them apart.
function short(s) {
	gsub(/[^ -~]/, "?", s)
	gsub(/[\t|]/, " ", s)
	return length(s) <= 34 ? s : substr(s, 1, 18) "..." \
	    substr(s, length(s) - 12)
}

function peer() {
	if (csv("remote_id") != "")
		return csv("remote_id")
	if (csv("remote") != "")
		return csv("remote")
	return csv("action") != "" ? csv("action") : csv("tunnel")
}

# A tunnel that ended before it was up has no start that could be missing.
function state() {
	if (csv("state") == "no-start" && \
	    csv("last_state") ~ /^(PENDING|INCOMPLETE)$/)
		return "failed"
	return csv("state")
}

BEGIN {
	nviews = split(ENVIRON["PLOT_VIEWS"], v, ",")
	for (i = 1; i <= nviews; i++)
		wanted[v[i]] = 1
	order["ike"] = 1
	order["dynamic-ike"] = 2
	order["dynamic-stack"] = 3
	order["manual"] = 4
	if (!csv_open() || !("view" in csv_place) || !("start" in csv_place))
		csv_bad = "no columns view and start"
	while (csv_next())
		if (nviews == 0 || csv("view") in wanted)
			printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", csv("SMF119SID"), \
			    order[csv("view")] csv("view"), short(peer()), \
			    seconds(csv("start")), seconds(csv("end")), \
			    state(), csv("refreshes")
	if (csv_bad != "") {
		print "plot-history: not what smf119-history prints: " \
		    csv_bad | "cat 1>&2"
		close("cat 1>&2")
		exit 2
	}
}
