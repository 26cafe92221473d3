# plot.awk - from the sorted lines of plot-rows.awk, a program for gnuplot with
# the data in it. Bars of one row that overlap get a lane each.

# Between single quotes gnuplot looks for nothing, above all not for commands.
function quoted(s) {
	gsub(/[\n\r]/, " ", s)
	gsub(/'/, "''", s)
	return "'" s "'"
}

# The first lane of the row that is free again.
function lane_for(row, from,    i) {
	for (i = 1; i <= lanes[row]; i++)
		if (until[row, i] <= from)
			return i
	return ++lanes[row]
}

# A life without a start began before all that is known, one without an end
# goes on behind it.
function place_bars(    i) {
	for (i = 1; i <= bars; i++) {
		x1[i] = start[i] != "-" ? start[i] : \
		    state_of[i] == "failed" ? end[i] - span / 150 : \
		    low - margin
		x2[i] = end[i] == "-" ? high + margin : end[i]
		lane[i] = lane_for(row_of[i], x1[i])
		until[row_of[i], lane[i]] = x2[i]
	}
}

function print_block(state,    i, y, h) {
	print "$" block[state] " << EOD"
	for (i = 1; i <= bars; i++) {
		if (state_of[i] != state)
			continue
		h = 0.72 / lanes[row_of[i]]
		y = rows - row_of[i] + 1 + 0.36 - (lane[i] - 0.5) * h
		printf "%.0f %.4f %.0f %.0f %.4f %.4f\n", (x1[i] + x2[i]) / 2, \
		    y, x1[i], x2[i], y - h * 0.44, y + h * 0.44
	}
	# Nothing to draw is something gnuplot complains of.
	print "0 -9 0 0 -9 -9"
	print "EOD"
}

# Refreshes are written into the bar, where it has room for a number.
function print_labels(    i, y) {
	print "$refreshes << EOD"
	for (i = 1; i <= bars; i++) {
		if (refreshes[i] == 0 || x2[i] - x1[i] < span / 40)
			continue
		h = 0.72 / lanes[row_of[i]]
		y = rows - row_of[i] + 1 + 0.36 - (lane[i] - 0.5) * h
		printf "%.0f %.4f +%d\n", (x1[i] + x2[i]) / 2, y, refreshes[i]
	}
	print "0 -9 x"
	print "EOD"
}

function time_axis(    step) {
	step = span <= 6 * 3600 ? 1800 : span <= 86400 ? 3 * 3600 : \
	    span <= 3 * 86400 ? 6 * 3600 : span <= 14 * 86400 ? 86400 : \
	    span <= 90 * 86400 ? 7 * 86400 : 30 * 86400
	print "set xtics " step
	print "set format x \"" (step < 86400 ? "%H:%M\\n%m-%d" : "%Y-%m-%d") "\""
}

BEGIN {
	FS = "\t"
	low = high = ""
	block["closed"] = "closed"
	block["open"] = "open"
	block["no-start"] = "nostart"
	block["failed"] = "failed"
}

{
	label = $1 "  " $3 "  (" substr($2, 2) ")"
	if (!(label in row)) {
		row[label] = ++rows
		labels[rows] = label
	}
	bars++
	row_of[bars] = row[label]
	start[bars] = $4
	end[bars] = $5
	state_of[bars] = $6
	refreshes[bars] = $7
	for (i = 4; i <= 5; i++) {
		if ($i == "-")
			continue
		if (low == "" || $i + 0 < low)
			low = $i + 0
		if (high == "" || $i + 0 > high)
			high = $i + 0
	}
}

END {
	if (bars == 0) {
		print "plot-history: no tunnel lives to draw" | "cat 1>&2"
		close("cat 1>&2")
		exit 2
	}
	span = high - low < 600 ? 600 : high - low
	margin = span * 0.025
	place_bars()
	width = 1000
	height = 130 + 34 * rows
	if (split(ENVIRON["PLOT_SIZE"], wh, "x") == 2) {
		width = wh[1] + 0
		height = wh[2] + 0
	}
	print "set terminal " ENVIRON["PLOT_TERMINAL"] " noenhanced " \
	    "font \"DejaVu Sans,11\" size " width "," height \
	    " background rgb \"white\""
	print "set title " quoted(ENVIRON["PLOT_TITLE"]) \
	    " font \"DejaVu Sans,14\""
	print "set xdata time"
	print "set timefmt \"%s\""
	time_axis()
	printf "set xrange [\"%.0f\":\"%.0f\"]\n", low - margin, high + margin
	print "set yrange [0.4:" rows + 0.6 "]"
	print "set rmargin 4"
	print "set border 1 linecolor rgb \"#808080\""
	print "set tics nomirror scale 0.5 textcolor rgb \"black\""
	print "set grid xtics linecolor rgb \"#e0e0e0\""
	print "set key outside bottom center horizontal reverse Left samplen 1.5 width 2"
	printf "set ytics scale 0 ("
	for (i = 1; i <= rows; i++)
		printf "%s%s %d", (i > 1 ? ", " : ""), quoted(labels[i]), \
		    rows - i + 1
	print ")"
	print_block("closed")
	print_block("open")
	print_block("no-start")
	print_block("failed")
	print_labels()
	print "set style fill solid 1.0 noborder"
	print "plot $closed using 1:2:3:4:5:6 with boxxyerror " \
	    "linecolor rgb \"#4477AA\" title \"started and ended\", \\"
	print "  $open using 1:2:3:4:5:6 with boxxyerror " \
	    "linecolor rgb \"#228833\" title \"still open\", \\"
	print "  $nostart using 1:2:3:4:5:6 with boxxyerror " \
	    "linecolor rgb \"#CCBB44\" title \"start not in the dump\", \\"
	print "  $failed using 1:2:3:4:5:6 with boxxyerror " \
	    "linecolor rgb \"#CC3311\" title \"never came up\", \\"
	print "  $refreshes using 1:2:3 with labels center " \
	    "textcolor rgb \"white\" font \"DejaVu Sans,9\" " \
	    "title \"+n: refreshes\""
}
