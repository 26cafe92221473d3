# audit.awk - from the sorted lines of audit-rows.awk, one line per finding.
# Ends with 1 where there was one. Runs behind csv.awk and kit.awk.

function print_csv(    i, line) {
	line = $10 "," $7 "," $8 "," restore($9) "," restore($11)
	for (i = 1; i <= 4; i++)
		line = line "," restore($i)
	line = line "," $14 "," $15 "," restore($16) "," restore($17)
	print line "," restore($12) "," restore($13)
}

function print_text(    where) {
	where = $14 " " visible($1) " " visible($2) " " visible($3)
	if ($4 != "")
		where = where " generation " $4
	print where ", " visible(first_of($16, first_of($15, $17))) ": " \
	    $10 ": " $8 " " ($9 == "" ? "(absent)" : visible($9)) \
	    ($12 == "" ? "" : ": " $11) " [" $7 \
	    ($12 == "" ? "" : ": " $12 ", " $13) "]"
}

BEGIN {
	FS = "\001"
	text = ENVIRON["KIT_FORMAT"] == "text"
	all = ENVIRON["KIT_ALL"] != ""
	if (!text)
		print "verdict,profile,item,value,status,SMF119SID," \
		    "SMF119TI_Stack,tunnel,NMsIKETunGeneration,first_seen," \
		    "remote,remote_id,rule,source,date"
}

{
	mark = $1 FS $2 FS $3 FS $4 FS $5 FS $6 FS $7 FS $8 FS $9
	if (mark == last)
		next
	last = mark
	count[$10]++
	if ($10 != "finding" && !all)
		next
	if (text)
		print_text()
	else
		print_csv()
}

END {
	if (ENVIRON["KIT_VERBOSE"] != "")
		say(count["finding"] + 0 " findings, " count["ok"] + 0 \
		    " ok, " count["not-known"] + 0 " not known, " \
		    count["not-listed"] + 0 " not listed")
	exit count["finding"] > 0
}
