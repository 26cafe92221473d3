# profiles.awk - prints each profile with its sources. Runs behind rules.awk.
BEGIN {
	if (!rules_read(ENVIRON["KIT_RULES"], ENVIRON["KIT_PROFILES"]))
		exit 2
	for (r = 1; r <= rules; r++)
		printf "%-14s %s, %s\n", rule_profile[r], rule_source[r], \
		    rule_date[r]
}
