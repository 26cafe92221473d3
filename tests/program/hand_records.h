/* hand_records - records typed by a person, and what they must print. */
#ifndef SMF119_HAND_RECORDS_H
#define SMF119_HAND_RECORDS_H

struct hand_value {
	const char *name;
	const char *value;	/* NULL: absent */
	const char *label;	/* NULL: not looked for */
	const char *words;
};

struct hand_record {
	const char *name;
	const char *hex;
	const struct hand_value *values;	/* the last one's name is NULL */
	const char *heading;
};

enum { HAND_RECORDS = 3 };

extern const struct hand_record hand_records[];

#endif
