/* context - fields that are in no section: file, record, offset, name. */
#include "record/context.h"

#include <string.h>

enum { CONTEXT_FILE, CONTEXT_RECORD, CONTEXT_OFFSET, CONTEXT_NAME,
	CONTEXT_SHORT };

static const struct field fields[] = {
	{ .name = "file", .label = "File", .kind = FIELD_STRING,
	    .offset = CONTEXT_FILE },
	{ .name = "record", .label = "Record", .kind = FIELD_COUNT,
	    .offset = CONTEXT_RECORD },
	{ .name = "offset", .label = "Offset", .kind = FIELD_COUNT,
	    .offset = CONTEXT_OFFSET },
	{ .name = "subtype_name", .label = "SubtypeName",
	    .kind = FIELD_STRING, .offset = CONTEXT_NAME },
	{ .name = "subtype_short", .label = "SubtypeShort",
	    .kind = FIELD_STRING, .offset = CONTEXT_SHORT },
};

const struct section context_section = {
	.name = "-",
	.label = "Input",
	.fields = fields,
	.nfields = sizeof fields / sizeof fields[0],
	.size = LAYOUT_OPEN,
};

const struct field context_undecoded = {
	.name = "undecoded",
	.label = "Undecoded",
	.kind = FIELD_SECTIONS,
	.length = LAYOUT_OPEN,
};

static void
string_value(const char *s, struct value *out)
{
	if (s == NULL)
		return;
	out->kind = VALUE_STRING;
	out->bytes.p = (const uint8_t *)s;
	out->bytes.n = strlen(s);
}

/* A subtype has up to five digits. */
void
context_number(struct context *c, unsigned subtype)
{
	char text[6], *at = text + sizeof text;

	*--at = '\0';
	do
		*--at = (char)('0' + subtype % 10);
	while ((subtype /= 10) > 0);
	memcpy(c->digits, at, (size_t)(text + sizeof text - at));
}

static const char *
short_name(const struct context *c)
{
	return c->layout != NULL && c->layout->short_name != NULL ?
	    c->layout->short_name : c->digits;
}

void
context_value(const struct context *c, const struct field *f,
    struct value *out)
{
	out->kind = VALUE_ABSENT;
	if (f->offset == CONTEXT_FILE) {
		string_value(c->file, out);
	} else if (f->offset == CONTEXT_NAME) {
		out->bytes = context_name(c);
		if (out->bytes.p != NULL)
			out->kind = VALUE_STRING;
	} else if (f->offset == CONTEXT_SHORT) {
		string_value(short_name(c), out);
	} else {
		out->kind = VALUE_UINT;
		out->number = f->offset == CONTEXT_RECORD ? c->record :
		    c->offset;
	}
}
