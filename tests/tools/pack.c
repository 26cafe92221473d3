/* pack - puts an RDW dump into a container, as z/OS would.
 *
 * pack METHOD [DUMP] >FILE
 *   pack, spack                 records, tersed
 *   pack-fixed, spack-fixed     the file as it is, tersed
 *   xmit, xmit-message, xmit-rdws   records, transmitted
 *   xmit-fixed                  the file as it is, transmitted */
#include <stdio.h>
#include <string.h>

#include "pack/terse.h"
#include "pack/xmit.h"

static const struct {
	const char *name;
	unsigned terse;		/* method; 0: XMIT */
	unsigned flags;		/* of XMIT; XMIT_FIXED for either */
} methods[] = {
	{ "pack", TERSE_PACK, 0 },
	{ "spack", TERSE_SPACK, 0 },
	{ "pack-fixed", TERSE_PACK, XMIT_FIXED },
	{ "spack-fixed", TERSE_SPACK, XMIT_FIXED },
	{ "xmit", 0, 0 },
	{ "xmit-message", 0, XMIT_MESSAGE },
	{ "xmit-rdws", 0, XMIT_RDWS },
	{ "xmit-fixed", 0, XMIT_FIXED },
};

static void
pack_records(unsigned terse, unsigned flags, const struct list *l,
    struct bytes *out)
{
	struct symbols s = { 0 };

	if (terse == 0) {
		xmit_list(l, flags, out);
		return;
	}
	symbols_add_list(&s, l);
	terse_file(&s, terse, true, out);
	symbols_free(&s);
}

static void
pack_bytes(unsigned terse, const struct bytes *in, struct bytes *out)
{
	struct symbols s = { 0 };

	if (terse == 0) {
		xmit_bytes(in->p, in->n, out);
		return;
	}
	symbols_add_bytes(&s, in->p, in->n);
	terse_file(&s, terse, false, out);
	symbols_free(&s);
}

/* False: the method packs records, and the input is not an RDW dump. */
static bool
pack(size_t method, const struct bytes *in, struct bytes *out)
{
	struct list list = { 0 };
	bool good = true;

	if ((methods[method].flags & XMIT_FIXED) != 0) {
		pack_bytes(methods[method].terse, in, out);
		return true;
	}
	good = list_read(&list, in->p, in->n);
	if (good)
		pack_records(methods[method].terse, methods[method].flags,
		    &list, out);
	list_free(&list);
	return good;
}

int
main(int argc, char **argv)
{
	const size_t most = sizeof methods / sizeof methods[0];
	struct bytes in = { 0 }, out = { 0 };
	size_t method = 0;
	FILE *f = argc == 3 ? fopen(argv[2], "rb") : stdin;

	while (argc >= 2 && method < most &&
	    strcmp(methods[method].name, argv[1]) != 0)
		method++;
	if (argc < 2 || argc > 3 || method == most) {
		fprintf(stderr, "usage: pack METHOD [DUMP] >FILE\n");
		return 2;
	}
	if (f == NULL) {
		perror(argv[2]);
		return 2;
	}
	bytes_read(&in, f);
	if (!pack(method, &in, &out)) {
		fprintf(stderr, "pack: not an RDW dump\n");
		return 2;
	}
	if (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0) {
		perror("pack: write");
		return 2;
	}
	bytes_free(&in);
	bytes_free(&out);
	return 0;
}
