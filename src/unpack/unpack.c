/* unpack - the list of containers, and how layers of them are found. */
#include "unpack/unpack.h"

#include <stdio.h>
#include <string.h>

#include "os/file.h"
#include "record/header.h"
#include "unpack/container.h"

static const char *const gzip[] = { "gzip", "-dc", NULL };
static const char *const bzip2[] = { "bzip2", "-dc", NULL };
static const char *const xz[] = { "xz", "-dc", NULL };
static const char *const zstd[] = { "zstd", "-dcq", NULL };

static const struct container containers[] = {
	{ "gzip", FAULT_GZIP, 0, 3, "\x1f\x8b\x08", NULL, program_open, gzip },
	{ "bzip2", FAULT_BZIP2, 0, 3, "BZh", NULL, program_open, bzip2 },
	{ "xz", FAULT_XZ, 0, 6, "\xfd" "7zXZ", NULL, program_open, xz },
	{ "zstd", FAULT_ZSTD, 0, 4, "\x28\xb5\x2f\xfd", NULL, program_open,
	    zstd },
	{ "XMIT", FAULT_XMIT, 2, 6, "\xc9\xd5\xd4\xd9\xf0\xf1", NULL, xmit_open,
	    NULL },	/* INMR01 */
	{ "XMIT", FAULT_XMIT_TEXT, 2, 6, "INMR01", NULL, NULL, NULL },
	{ "TERSE", FAULT_TERSE, 0, 0, NULL, terse_begins, terse_open, NULL },
	{ "TERSE", FAULT_TERSE_LIBRARY, 0, 0, NULL, terse_is_library, NULL,
	    NULL },
	{ "TERSE", FAULT_TERSE_TEXT, 0, 0, NULL, terse_is_text, NULL, NULL },
};

/* Magic numbers are short: the RDW of a record is not taken for one. */
static const struct container *
find_container(struct span look)
{
	if (header_believable(look, RDW_SIZE))
		return NULL;
	for (size_t i = 0; i < sizeof containers / sizeof containers[0]; i++) {
		const struct container *c = &containers[i];

		if (c->begins != NULL ? c->begins(look) :
		    span_equal(look, c->at, c->magic, c->nmagic))
			return c;
	}
	return NULL;
}

bool
unpack_known(struct span look, enum fault_kind *kind)
{
	const struct container *c = find_container(look);

	if (c == NULL)
		return false;
	*kind = c->refused;
	return true;
}

void
unpack_none(struct unpack *u, int fd)
{
	memset(u, 0, sizeof *u);
	stream_file(&u->file, fd);
	u->top = &u->file;
}

/* One layer more, where there is one. False: no memory. */
static bool
add_layer(struct unpack *u, const struct container *c)
{
	struct stream *s = c->open(u->top, c);

	if (s == NULL)
		return false;
	u->layers[u->nlayers++] = s;
	u->top = s;
	u->inner = c;
	return true;
}

/* A program is given the file itself, not what is read of it. */
bool
unpack_open(struct unpack *u, int fd)
{
	const struct container *c;
	bool file;

	unpack_none(u, fd);
	c = find_container(stream_peek(u->top));
	file = stream_rewind(u->top);
	while (c != NULL && c->open != NULL &&
	    (c->program == NULL || (file && u->nlayers == 0))) {
		if (!add_layer(u, c))
			return false;
		c = find_container(stream_peek(u->top));
		if (u->nlayers == UNPACK_LAYERS)
			break;
	}
	return true;
}

void
unpack_close(struct unpack *u)
{
	while (u->nlayers > 0)
		stream_close(u->layers[--u->nlayers]);
	u->top = &u->file;
}

/* Programs do not say where in the file they have stopped. */
const char *
unpack_fault_place(const struct unpack *u)
{
	static const char *const places[UNPACK_LAYERS] = { "",
		"data in the first container", "data in the second container" };

	if (fault_text(u->top->fault.kind)->weight == FAULT_FATAL)
		return "";
	for (size_t i = 0; i < u->nlayers && i < UNPACK_LAYERS; i++)
		if (u->layers[i] == u->top->origin)
			return u->top->fault.field != NULL ? "unpacked data" :
			    places[i];
	return "";
}

bool
unpack_is_tersed(const struct unpack *u)
{
	return u->inner != NULL && u->inner->refused == FAULT_TERSE;
}

void
unpack_names(const struct unpack *u, char *out, size_t size)
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < u->nlayers && n < size; i++)
		n += (size_t)snprintf(out + n, size - n, "%s%s",
		    i > 0 ? ", " : "", u->layers[i]->words);
}

/* A program reads the file by the same open file description. */
uint64_t
unpack_position(const struct unpack *u)
{
	uint64_t at;

	if (u->file.taken > 0 || u->nlayers == 0)
		return u->file.taken;
	return file_position(u->file.fd, &at) ? at : 0;
}
