# date.awk - dates as numbers.

# The days before a date, from a day long ago (Gregorian).
function days(y, m, d) {
	if (m <= 2) {
		y--
		m += 12
	}
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + \
	    int((153 * (m - 3) + 2) / 5) + d
}
