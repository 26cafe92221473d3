/* values - typed values to characters, where all formats print them alike.
 *
 * Formats print at p, where out_room gave EMIT_ROOM, and return the end. What
 * may be longer than its share of that goes through the buffer, and p has
 * EMIT_ROOM again. */
#ifndef SMF119_VALUES_PRINT_H
#define SMF119_VALUES_PRINT_H

#include "emit/emit.h"
#include "lib/inline.h"

enum {
	EMIT_LEAD = 256,	/* the longest constant that is copied in steps */
	EMIT_VALUE = 512,	/* the longest value that is printed at once */
	EMIT_ROOM = 2 * (EMIT_LEAD + EMIT_VALUE)
};

_Static_assert(ARENA_STEP % PRINT_STEP == 0,
    "what is copied in steps has the room in an arena");
_Static_assert((int)EMIT_ROOM <= OUT_ROOM, "the output gives that much room");
_Static_assert((int)TEXT_ROOM <= EMIT_VALUE &&
    (int)PRINT_MAX <= EMIT_VALUE,
    "a short text, a number and a time fit in the room of a value");

/* Prints n characters, however many; those of an arena in steps. */
char *emit_long(struct emit *e, const char *s, size_t n, char *p);

static inline char *
emit_text(struct emit *e, const char *s, size_t n, char *p)
{
	return n <= EMIT_LEAD ? print_steps(p, s, n) : emit_long(e, s, n, p);
}

/* Prints a name: a string of any length and memory. */
char *emit_name(struct emit *e, const char *name, char *p);

/* Prints a value that has one form in every format: a flag as 1 or 0, a
 * number, hex, an address, times, the sections without a layout, and text,
 * which the format's table quotes. An absent value prints nothing. */
char *emit_value(struct emit *e, struct value v, char *p);

/* The token of a code, or its number where it has none. */
static inline char *
emit_token(struct emit *e, struct value v, char *p)
{
	if (v.code == NULL)
		return print_uint(p, v.number);
	return emit_text(e, v.code->token, v.code->ntoken, p);
}

#endif
