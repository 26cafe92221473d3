/* diag - messages: one grammar, one line each. */
#include "diag.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Names come from the input. Control characters could change the state of a
 * terminal: they become '?'. */
static void
put_text(const char *s)
{
	for (; *s != '\0'; s++)
		putc((unsigned char)*s < 0x20 || *s == 0x7f ? '?' : *s,
		    stderr);
}

/* A word of the user, which can be empty. */
static void
put_word(const char *s)
{
	if (*s == '\0')
		fputs("''", stderr);
	else
		put_text(s);
}

static void
put_file(const struct diag *d)
{
	fputs("smf119: ", stderr);
	if (d->file == NULL)
		return;
	put_text(d->file);
	fputs(": ", stderr);
}

/* The text of a fault with its number in place of '%' or '$'. */
static void
put_number(const char *text, uint64_t n)
{
	for (; *text != '\0'; text++)
		if (*text == '%')
			fprintf(stderr, "%" PRIu64, n);
		else if (*text == '$')
			fprintf(stderr, "0x%04" PRIX64, n);
		else
			putc(*text, stderr);
}

/* The place of a fault; no offset for one of the input as a whole. */
static void
put_place(const struct diag *d, const struct fault *f)
{
	bool whole = f->record == 0 && f->offset == 0 && f->have == 0;

	if (f->record > 0)
		fprintf(stderr, "record %" PRIu64 " at ", f->record);
	else if (!whole)
		fputs("at ", stderr);
	if (!whole)
		fprintf(stderr, "0x%" PRIx64, f->offset);
	if (d->inside[0] != '\0')
		fprintf(stderr, "%s%s", whole ? "" : " of the ", d->inside);
	if (f->subtype >= 0)
		fprintf(stderr, ", subtype %d", f->subtype);
	if (!whole || d->inside[0] != '\0')
		fputs(": ", stderr);
	if (f->section != NULL && !whole)
		fprintf(stderr, "%s: ", f->section);
	if (f->field != NULL)
		fprintf(stderr, "%s: ", f->field);
}

static void
put_fault(const struct diag *d, const struct fault *f)
{
	const struct fault_text *t = fault_text(f->kind);

	put_file(d);
	put_place(d, f);
	fputs(t->what, stderr);
	if (t->want != NULL) {
		fputs("; want ", stderr);
		put_number(t->want, f->want);
	}
	if (t->have != NULL) {
		fputs(t->want != NULL ? ", have " : "; have ", stderr);
		put_number(t->have, f->have);
	}
	putc('\n', stderr);
}

void
diag_input(struct diag *d, const char *file)
{
	d->file = file;
	d->inside = "";
	memset(d->counts, 0, sizeof d->counts);
	memset(d->warned, 0, sizeof d->warned);
}

void
diag_inside(struct diag *d, const char *what)
{
	d->inside = what;
}

/* A formatted message; one with very long names is cut. */
static void put_format(const char *format, va_list args)
    __attribute__((format(printf, 1, 0)));

static void
put_format(const char *format, va_list args)
{
	char text[1024];

	vsnprintf(text, sizeof text, format, args);
	put_text(text);
}

void
diag_note(const struct diag *d, const char *format, ...)
{
	va_list args;

	if (!d->verbose)
		return;
	put_file(d);
	va_start(args, format);
	put_format(format, args);
	va_end(args);
	putc('\n', stderr);
}

/* A message about the run as a whole, unless it is to be quiet. */
static void put_remark(const struct diag *d, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static void
put_remark(const struct diag *d, const char *format, va_list args)
{
	if (d->quiet)
		return;
	fputs("smf119: ", stderr);
	put_format(format, args);
	putc('\n', stderr);
}

void
diag_remark(const struct diag *d, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put_remark(d, format, args);
	va_end(args);
}

void
diag_shortage(struct diag *d, const char *format, ...)
{
	va_list args;

	if (d->worst < FAULT_DAMAGE)
		d->worst = FAULT_DAMAGE;
	va_start(args, format);
	put_remark(d, format, args);
	va_end(args);
}

static bool
is_printed(const struct diag *d, enum fault_kind kind)
{
	enum fault_weight weight = fault_text(kind)->weight;

	return d->verbose || weight == FAULT_FATAL ||
	    (weight > FAULT_NOTE && !d->quiet);
}

/* A warning about a record is one about all of its subtype. */
static bool
is_of_subtype(const struct fault *f)
{
	return fault_text(f->kind)->weight == FAULT_WARN && f->subtype >= 0;
}

/* Is this the first warning about the subtype? Remembers it. */
static bool
is_first_of_subtype(struct diag *d, unsigned subtype)
{
	uint8_t *bits = &d->warned[subtype / 8];
	const uint8_t bit = (uint8_t)(1u << subtype % 8);
	const bool first = (*bits & bit) == 0;

	*bits |= bit;
	return first;
}

void
diag_fault(struct diag *d, const struct fault *f)
{
	enum fault_weight weight = fault_text(f->kind)->weight;
	uint64_t before = d->counts[f->kind]++;

	if (d->worst < weight)
		d->worst = weight;
	if (is_printed(d, f->kind) && (is_of_subtype(f) ?
	    is_first_of_subtype(d, (unsigned)f->subtype) : before < DIAG_CAP))
		put_fault(d, f);
}

static void
put_rest(const struct diag *d, enum fault_kind kind)
{
	put_file(d);
	fprintf(stderr, "%" PRIu64 " more like this: %s\n",
	    d->counts[kind] - DIAG_CAP, fault_text(kind)->name);
}

void
diag_end(const struct diag *d)
{
	for (enum fault_kind kind = 0; kind < FAULT_KINDS; kind++) {
		if (d->counts[kind] > DIAG_CAP && is_printed(d, kind) &&
		    fault_text(kind)->weight != FAULT_WARN)
			put_rest(d, kind);
		if (d->counts[kind] > 0)
			diag_note(d, "%s: %" PRIu64, fault_text(kind)->name,
			    d->counts[kind]);
	}
}

void
diag_error(struct diag *d, const char *subject, const char *what, int errnum)
{
	d->worst = FAULT_FATAL;
	fputs("smf119: ", stderr);
	put_word(subject);
	fputs(": ", stderr);
	fputs(what, stderr);
	if (errnum != 0)
		fprintf(stderr, ": %s", strerror(errnum));
	putc('\n', stderr);
}

void
diag_selection(struct diag *d, const char *word, const char *what,
    const char *hint)
{
	d->worst = FAULT_FATAL;
	fputs("smf119: ", stderr);
	put_word(word);
	fprintf(stderr, ": %s%s\n", what, hint);
}

void
diag_layout(struct diag *d, const char *file, const struct layout_error *e)
{
	d->worst = FAULT_FATAL;
	fputs("smf119: ", stderr);
	put_text(file);
	fprintf(stderr, ":%u:%u: want ", e->line, e->column);
	put_text(e->want);
	fputs(", have ", stderr);
	put_text(e->have);
	putc('\n', stderr);
}

void
diag_usage(const char *format, ...)
{
	va_list args;

	fputs("smf119: ", stderr);
	va_start(args, format);
	put_format(format, args);
	va_end(args);
	fputs("; try --help\n", stderr);
}
